package io.throughline.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Reservations {

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    Optional<Reservation> find(UUID orderId) {
        return Optional.ofNullable(entities.find(Reservation.class, orderId));
    }

    Optional<Reservation> lock(UUID orderId) {
        return Optional.ofNullable(entities.find(Reservation.class, orderId, LockModeType.PESSIMISTIC_WRITE));
    }

    void add(Reservation reservation) {
        entities.persist(reservation);
    }
}
