package io.throughline.orders.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.EventContractSuite;
import io.throughline.orders.events.OrderPlaced.Address;
import io.throughline.orders.events.OrderPlaced.Line;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class OrderEventContractTest extends EventContractSuite {

    private static final Instant PLACED_AT = Instant.parse("2026-11-23T10:00:00Z");

    @Override
    protected Stream<Event> valid() {
        return Stream.of(
                placed("EUR", new Line("mug-blue", 2, 999)),
                new OrderConfirmed(KEY),
                new OrderCancellationRequested(KEY, "cancelled_by_customer"),
                new OrderCompleted(KEY),
                new OrderCancelled(KEY, "out_of_stock"));
    }

    @Override
    protected Stream<Event> invalid() {
        return Stream.of(
                placed("euro", new Line("mug-blue", 2, 999)),
                placed("EUR"),
                placed("EUR", new Line("mug-blue", 0, 999)),
                new OrderConfirmed("not-a-uuid"),
                new OrderCancellationRequested(KEY, ""),
                new OrderCompleted("not-a-uuid"),
                new OrderCancelled(KEY, null));
    }

    private static OrderPlaced placed(String currency, Line... lines) {
        return new OrderPlaced(
                KEY,
                "c-1",
                "ann@example.org",
                currency,
                1998,
                List.of(lines),
                "card",
                "tok_ok",
                PLACED_AT.plusSeconds(900),
                PLACED_AT,
                "de",
                new Address("Ann", "Lane 1", "12345", "Town", "DE"));
    }
}
