package io.throughline.crashtest;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The consumers that events of orders come to. */
final class Consumers {

    /** Each gets several events of an order. */
    static final List<String> BUSY = List.of(
            "inventory.orders-events",
            "payments.orders-events",
            "orders.payments-events",
            "notifications.orders-events",
            "shipping.orders-events");

    static final List<String> ORDERED = List.of(
            "inventory.orders-events",
            "inventory.shipping-events",
            "payments.orders-events",
            "shipping.orders-events",
            "orders.payments-events",
            "orders.inventory-events",
            "orders.shipping-events",
            "notifications.orders-events",
            "notifications.payments-events",
            "notifications.shipping-events");

    /** Work and events without order too. */
    static final List<String> ALL = Stream.concat(
                    ORDERED.stream(),
                    Stream.of(
                            "notifications.email",
                            "webhooks.orders-events",
                            "webhooks.payments-events",
                            "webhooks.shipping-events"))
            .toList();

    private Consumers() {}

    static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
