package io.throughline.orders.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * A confirmed order is to be stopped, if it has not left the house. Shipping answers with {@code ShipmentRejected}, or
 * has dispatched it.
 *
 * @param reason what {@link OrderCancelled#reason()} will be
 */
@EventType(name = "orders.order-cancellation-requested")
public record OrderCancellationRequested(String orderId, String reason) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
