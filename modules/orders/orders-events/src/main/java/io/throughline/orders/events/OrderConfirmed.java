package io.throughline.orders.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/** An order is both paid and reserved: it will be delivered. */
@EventType(name = "orders.order-confirmed")
public record OrderConfirmed(String orderId) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
