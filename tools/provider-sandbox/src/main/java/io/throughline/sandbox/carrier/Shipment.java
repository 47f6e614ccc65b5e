package io.throughline.sandbox.carrier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import java.time.Instant;

/**
 * A parcel on its way. It moves on at {@code due}; null means that it stays: kept at the depot, cancelled or delivered.
 * Every change gives a new value.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Shipment(Booking booking, Parcel parcel, ShipmentStatus status, Instant due) {
    String id() {
        return booking.id();
    }

    String order() {
        return parcel.orderReference();
    }

    boolean isWaiting() {
        return status == ShipmentStatus.BOOKED && due == null;
    }

    Shipment now(ShipmentStatus next, Instant nextDue) {
        return new Shipment(booking, parcel, next, nextDue);
    }

    ObjectNode view() {
        ObjectNode view = Json.MAPPER.createObjectNode().put("id", id()).put("orderReference", order());
        view.set("status", Json.MAPPER.valueToTree(status));
        view.put("trackingCode", booking.trackingCode());
        view.put("idempotencyKey", booking.idempotencyKey());
        return view.put("bookedAt", booking.at().toString());
    }
}
