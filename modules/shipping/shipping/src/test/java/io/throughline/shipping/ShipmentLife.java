package io.throughline.shipping;

import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.RecordedEvents;
import io.throughline.shipping.provider.Booking;
import io.throughline.shipping.provider.Booking.Status;
import io.throughline.shipping.provider.Carrier;
import io.throughline.shipping.provider.Consignment;
import io.throughline.shipping.provider.Recipient;
import io.throughline.shipping.provider.Tracking;
import io.throughline.shipping.provider.TrackingPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One order's shipment, and each step as the inbox and the poll run it. */
class ShipmentLife {

    static final String CARRIER = "sandbox";
    static final Recipient ADA = new Recipient("Ada", "Lane 1", "10115", "Berlin", "DE");
    static final Booking BOOKED = Booking.of("shp_1", "TL1", Status.BOOKED);

    final UUID order = UUID.randomUUID();
    final RecordedEvents outbox = new RecordedEvents();
    final ShipmentService service = new ShipmentService();
    final TrackingService tracking = new TrackingService();

    ShipmentLife() {
        service.shipments = new InMemoryShipments();
        service.outbox = outbox;
        service.carriers = new Carriers();
        service.carriers.chosen = CARRIER;
        tracking.shipments = service.shipments;
        tracking.outbox = outbox;
        tracking.cursors = new InMemoryTrackingCursors();
        tracking.positions(CARRIER);
    }

    void placed() {
        placed(ADA);
    }

    void placed(Recipient recipient) {
        service.announce(new Consignment(order, recipient, new TreeMap<>(Map.of("mug", 2L, "pen", 1L))));
    }

    void confirmedAt(Carrier carrier) {
        once(() -> service.requestBooking(order), answer -> service.recordBooking(order, answer), carrier);
    }

    void stoppedAt(Carrier carrier) {
        once(() -> service.requestStop(order), answer -> service.recordStop(order, answer), carrier);
    }

    void cancelledAt(Carrier carrier) {
        once(() -> service.requestCancellation(order), answer -> service.recordStop(order, answer), carrier);
    }

    void booked() {
        service.requestBooking(order);
        service.recordBooking(order, Optional.of(BOOKED));
    }

    /** The feed says so at its next position. */
    void tracked(Tracking.Status status) {
        tracked("shp_1", status);
    }

    void tracked(String reference, Tracking.Status status) {
        long after = position();
        record(after, new Tracking(after + 1, reference, order, "TL1", status, Instant.EPOCH));
    }

    boolean record(long after, Tracking... events) {
        return tracking.record(CARRIER, after, new TrackingPage(List.of(events), after + events.length, false));
    }

    long position() {
        return tracking.positions(CARRIER).get(CARRIER);
    }

    ShipmentView shipment() {
        return service.find(order).orElseThrow();
    }

    String told() {
        return told(outbox.events());
    }

    static String told(List<Event> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).collect(Collectors.joining(" "));
    }

    private static void once(Supplier<CarrierStep> intent, Consumer<Optional<Booking>> result, Carrier carrier) {
        result.accept(intent.get().perform(carrier));
    }
}
