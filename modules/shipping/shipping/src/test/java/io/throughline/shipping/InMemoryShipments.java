package io.throughline.shipping;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class InMemoryShipments extends Shipments {

    private final Map<UUID, Shipment> rows = new HashMap<>();

    @Override
    Optional<Shipment> ofOrder(UUID orderId) {
        return Optional.ofNullable(rows.get(orderId));
    }

    @Override
    Optional<Shipment> lock(UUID orderId) {
        return ofOrder(orderId);
    }

    @Override
    Map<UUID, Shipment> lock(Collection<UUID> orderIds) {
        var found = new HashMap<>(rows);
        found.keySet().retainAll(orderIds);
        return found;
    }

    @Override
    Shipment add(Shipment shipment) {
        if (rows.putIfAbsent(shipment.orderId(), shipment) != null) {
            throw new IllegalStateException("shipment_one_per_order");
        }
        return shipment;
    }
}
