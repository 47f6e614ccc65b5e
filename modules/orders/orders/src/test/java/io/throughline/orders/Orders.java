package io.throughline.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders for tests. */
final class Orders {

    static final UUID ID = UUID.fromString("018f6e3a-0000-7000-8000-000000000001");
    static final Instant PLACED_AT = Instant.parse("2026-11-23T10:00:00Z");
    static final Duration TO_PAY = Duration.ofMinutes(15);

    private Orders() {}

    static Order placed() {
        return new Order(ID, wish(new NewOrder.Line("pen", 2, 150)), PLACED_AT, PLACED_AT.plus(TO_PAY));
    }

    static NewOrder wish(NewOrder.Line... lines) {
        return new NewOrder(
                new NewOrder.Customer("c-1", "ann@example.org", "en"),
                "EUR",
                List.of(lines),
                new NewOrder.Payment("card", "tok_ok"),
                null);
    }
}
