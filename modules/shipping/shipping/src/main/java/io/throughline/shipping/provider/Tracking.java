package io.throughline.shipping.provider;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of a carrier's feed.
 *
 * @param reference what the carrier calls the shipment
 * @param orderId what we called it when we booked; null if it cannot be one of ours
 */
public record Tracking(long position, String reference, UUID orderId, String trackingCode, Status status, Instant at) {

    /** What happened. */
    public enum Status {
        DISPATCHED,
        DELIVERED
    }
}
