package io.throughline.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order as its readers see it.
 *
 * @param total minor units of the currency
 * @param history every status it had, oldest first
 */
public record OrderView(UUID orderId, OrderStatus status, String currency, long total, List<Entry> history) {

    /**
     * One entry of the history.
     *
     * @param reason why, or null
     */
    public record Entry(OrderStatus status, Instant at, String reason) {}

    static OrderView of(Order order) {
        var history = order.history().stream()
                .map(change -> new Entry(change.status(), change.at(), change.reason()))
                .toList();
        return new OrderView(order.id(), order.status(), order.currency(), order.total(), history);
    }
}
