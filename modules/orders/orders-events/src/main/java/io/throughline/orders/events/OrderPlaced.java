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
 * @param language what the customer reads, as BCP 47 names it, or null
 * @param shipTo where to, or null if the carrier knows the customer
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
        Instant placedAt,
        String language,
        Address shipTo)
        implements Event {

    /**
     * One article of the order.
     *
     * @param unitPrice in minor units
     */
    public record Line(String sku, int quantity, long unitPrice) {}

    /**
     * Where the goods go.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record Address(String name, String street, String postalCode, String city, String country) {}

    public OrderPlaced {
        lines = List.copyOf(lines);
    }

    @Override
    public String key() {
        return orderId;
    }
}
