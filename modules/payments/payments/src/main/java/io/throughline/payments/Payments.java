package io.throughline.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Payments {

    @PersistenceContext(unitName = "payments")
    EntityManager entities;

    Optional<Payment> ofOrder(UUID orderId) {
        return entities.createQuery("select p from Payment p where p.orderId = :orderId", Payment.class)
                .setParameter("orderId", orderId)
                .getResultStream()
                .findFirst();
    }

    Payment add(Payment payment) {
        entities.persist(payment);
        return payment;
    }
}
