package io.throughline.sandbox.carrier;

import java.time.Instant;

/** One entry of the feed. Positions start at 1 and have no holes. */
record TrackingEvent(
        long position,
        String shipmentId,
        String orderReference,
        String trackingCode,
        ShipmentStatus status,
        Instant at) {}
