package io.throughline.orders.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * An order ended undelivered; whatever was done for it is to be compensated.
 *
 * @param reason {@code payment_declined}, {@code out_of_stock}, {@code payment_timeout}, {@code stock_timeout},
 *     {@code capture_refused}, {@code shipment_rejected}, {@code shipment_timeout} or {@code cancelled_by_customer}; later
 *     versions may add others
 */
@EventType(name = "orders.order-cancelled")
public record OrderCancelled(String orderId, String reason) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
