package io.throughline.orders.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/** An order was delivered and paid: nothing is left to do for it. */
@EventType(name = "orders.order-completed")
public record OrderCompleted(String orderId) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
