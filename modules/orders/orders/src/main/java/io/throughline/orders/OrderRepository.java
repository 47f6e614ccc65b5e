package io.throughline.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders in the database. */
@ApplicationScoped
class OrderRepository {

    /** Tells Hibernate to skip rows that someone else has locked. */
    private static final int SKIP_LOCKED = -2;

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    void add(Order order) {
        entities.persist(order);
    }

    Optional<Order> find(UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id));
    }

    /** Locked to the end of the transaction: answers of the others arrive at the same time. */
    Optional<Order> lock(UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** As {@link #lock}, but empty as well if another transaction is changing the order right now. */
    Optional<Order> lockIfFree(UUID id) {
        return entities
                .createQuery("select o from Order o where o.id = :id", Order.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Orders whose wait is over, unless it is to be put off. */
    List<UUID> due(Instant now, int limit) {
        var query = "select o.id from Order o where o.waiting.checkAt <= :now order by o.waiting.checkAt";
        return entities.createQuery(query, UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }
}
