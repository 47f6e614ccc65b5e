package io.throughline.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Lists of orders, read into plain records. */
@ApplicationScoped
class OrderListRepository {

    private static final String SUMMARY =
            "select new io.throughline.orders.OrderSummary(o.id, o.customerId, o.status, o.currency, o.total, o.placedAt)"
                    + " from Order o";

    private static final String HISTORY =
            "select new io.throughline.orders.StatusUpdate(o.id, index(h), h.status, h.at, h.reason)"
                    + " from Order o join o.history h where o.id in :ids order by o.id, index(h)";

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    /** The newest orders that match; ids are ordered by time, so the last id of a page starts the next one. */
    List<OrderSummary> list(OrderFilter filter, int limit) {
        var conditions = new LinkedHashMap<String, Object>();
        conditions.put("o.customerId = :customerId", filter.customerId());
        conditions.put("o.status = :status", filter.status());
        conditions.put("o.id < :before", filter.before());
        conditions.values().removeIf(Objects::isNull);
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
        var query = entities.createQuery(SUMMARY + where + " order by o.id desc", OrderSummary.class);
        conditions.forEach((condition, value) -> query.setParameter(parameterOf(condition), value));
        return query.setMaxResults(limit).getResultList();
    }

    /** The first orders after an id and before another, oldest first. */
    List<OrderSummary> between(UUID after, UUID before, int limit) {
        return entities.createQuery(
                        SUMMARY + " where o.id > :after and o.id < :before order by o.id", OrderSummary.class)
                .setParameter("after", after)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The whole history of some orders, each oldest first. */
    List<StatusUpdate> history(Collection<UUID> ids) {
        return entities.createQuery(HISTORY, StatusUpdate.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    private static String parameterOf(String condition) {
        return condition.substring(condition.indexOf(':') + 1);
    }
}
