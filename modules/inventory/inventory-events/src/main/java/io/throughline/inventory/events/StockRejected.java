package io.throughline.inventory.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;
import java.util.List;

/**
 * Nothing is reserved, because at least one line could not be.
 *
 * @param missing the lines that could not be reserved
 */
@EventType(name = "inventory.stock-rejected", version = 1)
public record StockRejected(String orderId, List<MissingLine> missing) implements Event {

    /** A line that asked for more than there was; {@code available} is 0 for an unknown sku. */
    public record MissingLine(String sku, long requested, long available) {}

    public StockRejected {
        missing = List.copyOf(missing);
    }

    @Override
    public String key() {
        return orderId;
    }
}
