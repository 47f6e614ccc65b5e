package io.throughline.webhooks;

import java.util.Set;

/** The life of a delivery; drawn in {@code docs/webhook-delivery-states.md}. */
public enum DeliveryState {
    /** The next attempt has a time. */
    PENDING,
    /** The endpoint took it. */
    DELIVERED,
    /** Given up after the last attempt of the schedule. */
    FAILED,
    /** The subscription was deleted before, or ended by its endpoint. */
    CANCELLED,
    /** The subscription is disabled, or was. */
    MISSED;

    Set<DeliveryState> next() {
        return switch (this) {
            case PENDING -> Set.of(DELIVERED, FAILED, CANCELLED, MISSED);
            case DELIVERED, FAILED, CANCELLED -> Set.of(PENDING);
            case MISSED -> Set.of(PENDING, DELIVERED);
        };
    }
}
