package io.throughline.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class InMemoryReservations extends Reservations {

    private final Map<UUID, Reservation> rows = new HashMap<>();

    @Override
    Optional<Reservation> find(UUID orderId) {
        return Optional.ofNullable(rows.get(orderId));
    }

    @Override
    Optional<Reservation> lock(UUID orderId) {
        return find(orderId);
    }

    @Override
    void add(Reservation reservation) {
        if (rows.putIfAbsent(reservation.orderId(), reservation) != null) {
            throw new IllegalStateException("primary key " + reservation.orderId());
        }
    }
}
