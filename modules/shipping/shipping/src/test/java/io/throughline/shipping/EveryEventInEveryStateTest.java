package io.throughline.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.throughline.messaging.PermanentFailure;
import io.throughline.shipping.provider.Booking;
import io.throughline.shipping.provider.Booking.Status;
import io.throughline.shipping.provider.Tracking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/shipment-states.md, cell by cell. */
class EveryEventInEveryStateTest {

    private static final String NONE = "none yet";
    private static final Booking GIVEN_UP = Booking.of("shp_1", "TL1", Status.CANCELLED);
    private static final Booking TOO_LATE = Booking.of("shp_1", null, Status.DISPATCHED);

    private static final Map<String, Consumer<ShipmentLife>> STATES = Map.of(
            NONE,
            life -> {},
            "ANNOUNCED",
            ShipmentLife::placed,
            "REQUESTED",
            from("ANNOUNCED", life -> life.service.requestBooking(life.order)),
            "BOOKED",
            from("ANNOUNCED", ShipmentLife::booked),
            "REFUSED",
            from("REQUESTED", life -> booking(life, Booking.refused("address_refused"))),
            "STOPPED",
            from("BOOKED", life -> life.service.recordStop(life.order, Optional.of(GIVEN_UP))),
            "DISPATCHED",
            from("BOOKED", life -> life.tracked(Tracking.Status.DISPATCHED)),
            "DELIVERED",
            from("DISPATCHED", life -> life.tracked(Tracking.Status.DELIVERED)),
            "CANCELLED",
            from("ANNOUNCED", life -> life.service.requestCancellation(life.order)));

    private static final Map<String, Function<ShipmentLife, CarrierStep>> EVENTS = Map.ofEntries(
            Map.entry("`OrderPlaced`", effect(ShipmentLife::placed)),
            Map.entry("`OrderConfirmed`", life -> life.service.requestBooking(life.order)),
            Map.entry("the carrier booked it", effect(life -> booking(life, ShipmentLife.BOOKED))),
            Map.entry("the carrier refused it", effect(life -> booking(life, Booking.refused("address_refused")))),
            Map.entry("`OrderCancellationRequested`", life -> life.service.requestStop(life.order)),
            Map.entry("`OrderCancelled`", life -> life.service.requestCancellation(life.order)),
            Map.entry("the carrier gave it up", effect(life -> stop(life, Optional.of(GIVEN_UP)))),
            Map.entry("the carrier had nothing", effect(life -> stop(life, Optional.empty()))),
            Map.entry("the carrier had dispatched it", effect(life -> stop(life, Optional.of(TOO_LATE)))),
            Map.entry("the feed says dispatched", effect(life -> life.tracked(Tracking.Status.DISPATCHED))),
            Map.entry("the feed says delivered", effect(life -> life.tracked(Tracking.Status.DELIVERED))));

    @ParameterizedTest(name = "{0} when {1}: {2}")
    @MethodSource("cells")
    void doesWhatTheTableSays(String event, String state, String expected) {
        var life = new ShipmentLife();
        STATES.get(state).accept(life);
        int told = life.outbox.events().size();
        int steps = history(life);

        var step = new ArrayList<CarrierStep>();
        var failure = catchThrowable(() -> step.add(EVENTS.get(event).apply(life)));

        var actual = failure == null ? answer(life, state, steps, step.get(0), told) : failure(failure);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void saysSomethingOfEveryEventInEveryState() throws IOException {
        var cells = cells().map(cell -> cell.get()[0] + " " + cell.get()[1]).toList();

        assertThat(cells).doesNotHaveDuplicates().hasSize(EVENTS.size() * STATES.size());
        assertThat(STATES).hasSize(ShipmentState.values().length + 1);
    }

    static Stream<Arguments> cells() throws IOException {
        var rows = Files.readAllLines(Path.of("../../../docs/shipment-states.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(EveryEventInEveryStateTest::cells)
                .toList();
        var states = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, column -> column < row.size(), column -> column + 1)
                        .map(column -> Arguments.of(row.get(0), states.get(column), row.get(column))));
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(2).split("\\|")).map(String::strip).toList();
    }

    private static String answer(ShipmentLife life, String before, int steps, CarrierStep step, int told) {
        var after = life.service.find(life.order).map(ShipmentView::status).orElse(NONE);
        boolean noted = after.equals(before) && history(life) > steps;
        var asked = step == CarrierStep.NOTHING ? "" : step.getClass().getSimpleName();
        var events = life.outbox.events();
        return Stream.of(
                        noted ? "noted" : after.equals(before) ? "=" : after,
                        asked,
                        ShipmentLife.told(events.subList(told, events.size())))
                .filter(word -> !word.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private static String failure(Throwable failure) {
        assertThat(failure).isInstanceOf(PermanentFailure.class);
        return "dead letter";
    }

    private static int history(ShipmentLife life) {
        return life.service.find(life.order).map(view -> view.history().size()).orElse(0);
    }

    private static Consumer<ShipmentLife> from(String state, Consumer<ShipmentLife> next) {
        return life -> {
            STATES.get(state).accept(life);
            next.accept(life);
        };
    }

    private static Function<ShipmentLife, CarrierStep> effect(Consumer<ShipmentLife> event) {
        return life -> {
            event.accept(life);
            return CarrierStep.NOTHING;
        };
    }

    private static void booking(ShipmentLife life, Booking answer) {
        life.service.recordBooking(life.order, Optional.of(answer));
    }

    private static void stop(ShipmentLife life, Optional<Booking> answer) {
        life.service.recordStop(life.order, answer);
    }
}
