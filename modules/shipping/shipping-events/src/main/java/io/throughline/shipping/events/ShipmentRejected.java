package io.throughline.shipping.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * The order will not be shipped, and nothing has left the house.
 *
 * @param reason {@code carrier_refused}, or {@code stopped} as the order asked; later versions may add others
 */
@EventType(name = "shipping.shipment-rejected")
public record ShipmentRejected(String shipmentId, String orderId, String reason) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
