package io.throughline.inventory.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * Every line of the order is reserved.
 */
@EventType(name = "inventory.stock-reserved", version = 1)
public record StockReserved(String orderId) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
