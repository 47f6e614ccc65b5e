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
    /** The subscription was deleted before. */
    CANCELLED;

    Set<DeliveryState> next() {
        return switch (this) {
            case PENDING -> Set.of(DELIVERED, FAILED, CANCELLED);
            case DELIVERED, FAILED -> Set.of(PENDING);
            case CANCELLED -> Set.of();
        };
    }
}
