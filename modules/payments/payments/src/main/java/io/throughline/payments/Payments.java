package io.throughline.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Payments {

    @PersistenceContext(unitName = "payments")
    EntityManager entities;

    Optional<Payment> ofOrder(UUID orderId) {
        return byOrder(orderId).getResultList().stream().findFirst();
    }

    /** As {@link #ofOrder}, and nobody else changes it until the transaction ends. */
    Optional<Payment> lockedOfOrder(UUID orderId) {
        return byOrder(orderId).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
                .findFirst();
    }

    /** In no order. */
    List<Payment> ofOrders(Collection<UUID> orderIds) {
        return entities.createQuery("select p from Payment p where p.orderId in :orderIds", Payment.class)
                .setParameter("orderIds", orderIds)
                .getResultList();
    }

    /** Those of a provider that hold money or have taken it, and came to that between two instants; oldest first. */
    List<Payment> withMoney(String provider, Instant after, Instant until, int limit) {
        return entities.createQuery(
                        "select p from Payment p where p.state in (AUTHORIZED, CAPTURED) and p.provider = :provider"
                                + " and p.changedAt > :after and p.changedAt <= :until order by p.changedAt",
                        Payment.class)
                .setParameter("provider", provider)
                .setParameter("after", after)
                .setParameter("until", until)
                .setMaxResults(limit)
                .getResultList();
    }

    private TypedQuery<Payment> byOrder(UUID orderId) {
        return entities.createQuery("select p from Payment p where p.orderId = :orderId", Payment.class)
                .setParameter("orderId", orderId);
    }

    Payment add(Payment payment) {
        entities.persist(payment);
        return payment;
    }
}
