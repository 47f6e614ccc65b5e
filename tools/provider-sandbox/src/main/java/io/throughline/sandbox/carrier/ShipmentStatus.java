package io.throughline.sandbox.carrier;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Booked is dispatched, then delivered; or cancelled while it is still at the depot. */
enum ShipmentStatus {
    @JsonProperty("booked")
    BOOKED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("dispatched")
    DISPATCHED,
    @JsonProperty("delivered")
    DELIVERED
}
