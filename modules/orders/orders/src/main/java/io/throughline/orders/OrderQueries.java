package io.throughline.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads orders without changing them. */
@ApplicationScoped
public class OrderQueries {

    @Inject
    OrderRepository orders;

    @Inject
    OrderListRepository lists;

    /**
     * One order with its history.
     *
     * @throws OrderNotFound if there is none, or none that the caller may see
     */
    @Transactional
    public OrderView get(UUID id, OrderAccess access) {
        return orders.find(id)
                .filter(order -> access.covers(order.customerId()))
                .map(OrderView::of)
                .orElseThrow(() -> new OrderNotFound(id));
    }

    /** The newest orders that match; ids are ordered by time, so the last id of a page starts the next one. */
    @Transactional
    public List<OrderSummary> list(OrderFilter filter, OrderAccess access, int limit) {
        return access.narrow(filter)
                .map(narrowed -> lists.list(narrowed, limit))
                .orElse(List.of());
    }

    /** The first orders of everybody after an id and before another, oldest first. */
    @Transactional
    public List<OrderSummary> placedBetween(UUID after, UUID before, int limit) {
        return lists.between(after, before, limit);
    }

    /** The whole history of some orders, each oldest first. */
    @Transactional
    public List<StatusUpdate> history(Collection<UUID> ids) {
        return lists.history(ids);
    }
}
