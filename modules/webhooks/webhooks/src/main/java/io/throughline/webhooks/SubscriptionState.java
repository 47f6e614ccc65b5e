package io.throughline.webhooks;

import java.util.Set;

/** The life of a subscription; drawn in {@code docs/webhook-subscription-states.md}. */
public enum SubscriptionState {
    /** Events are sent. */
    ENABLED,
    /** The endpoint kept failing: events are recorded as missed, and none is sent. */
    DISABLED,
    /** The endpoint answered 410: it wants no more. */
    ENDED,
    /** By its owner. Final. */
    DELETED;

    Set<SubscriptionState> next() {
        return switch (this) {
            case ENABLED -> Set.of(DISABLED, ENDED, DELETED);
            case DISABLED, ENDED -> Set.of(ENABLED, DELETED);
            case DELETED -> Set.of();
        };
    }
}
