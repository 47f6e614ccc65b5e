package io.throughline.inventory.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * What was reserved for the order is available again.
 */
@EventType(name = "inventory.stock-released", version = 1)
public record StockReleased(String orderId) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
