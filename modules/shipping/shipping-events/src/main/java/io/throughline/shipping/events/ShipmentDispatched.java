package io.throughline.shipping.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;
import java.time.Instant;

/**
 * The carrier has the goods: from now on nothing can be stopped.
 *
 * @param carrier the adapter it was booked with
 * @param trackingCode what the carrier tells the customer
 */
@EventType(name = "shipping.shipment-dispatched")
public record ShipmentDispatched(
        String shipmentId, String orderId, String carrier, String trackingCode, Instant dispatchedAt) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
