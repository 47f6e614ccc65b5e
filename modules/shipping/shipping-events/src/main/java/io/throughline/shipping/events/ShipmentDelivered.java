package io.throughline.shipping.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;
import java.time.Instant;

/**
 * The carrier has handed the goods over.
 */
@EventType(name = "shipping.shipment-delivered")
public record ShipmentDelivered(String shipmentId, String orderId, Instant deliveredAt) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
