package io.throughline.orders.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;
import java.time.Instant;
import java.util.List;

/**
 * An order was accepted and waits for its payment and its stock.
 *
 * @param currency ISO 4217 code of all amounts
 * @param total sum of all lines in minor units
 * @param paymentMethod {@code card}
 * @param paymentToken what the payment provider knows the customer's means of payment by
 * @param payBy when the order is cancelled unless it was paid before
 */
@EventType(name = "orders.order-placed")
public record OrderPlaced(
        String orderId,
        String customerId,
        String customerEmail,
        String currency,
        long total,
        List<Line> lines,
        String paymentMethod,
        String paymentToken,
        Instant payBy,
        Instant placedAt)
        implements Event {

    /**
     * One article of the order.
     *
     * @param unitPrice in minor units
     */
    public record Line(String sku, int quantity, long unitPrice) {}

    public OrderPlaced {
        lines = List.copyOf(lines);
    }

    @Override
    public String key() {
        return orderId;
    }
}
