package io.throughline.shipping;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

@ApplicationScoped
class Shipments {

    @PersistenceContext(unitName = "shipping")
    EntityManager entities;

    Optional<Shipment> ofOrder(UUID orderId) {
        return byOrder(orderId).getResultList().stream().findFirst();
    }

    /** Events of orders and of the carrier meet at the same shipment, at the same time. */
    Optional<Shipment> lock(UUID orderId) {
        return byOrder(orderId).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
                .findFirst();
    }

    private TypedQuery<Shipment> byOrder(UUID orderId) {
        return entities.createQuery("select s from Shipment s where s.orderId = :orderId", Shipment.class)
                .setParameter("orderId", orderId);
    }

    /** By order; locked in their order, so that two readers of a feed never wait for each other. */
    Map<UUID, Shipment> lock(Collection<UUID> orderIds) {
        return entities
                .createQuery("select s from Shipment s where s.orderId in :orderIds order by s.orderId", Shipment.class)
                .setParameter("orderIds", orderIds)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .collect(toMap(Shipment::orderId, Function.identity()));
    }

    Shipment add(Shipment shipment) {
        entities.persist(shipment);
        return shipment;
    }
}
