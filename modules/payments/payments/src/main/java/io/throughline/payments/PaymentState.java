package io.throughline.payments;

import java.util.Set;

/** The life of a payment; drawn in {@code docs/payment-states.md}. */
enum PaymentState {
    /** The provider is being asked to hold the amount; its answer may be unknown. */
    REQUESTED,
    /** The provider holds the amount. */
    AUTHORIZED,
    /** Nothing is held: the provider said no, or it was too late to ask. Final. */
    DECLINED,
    /** What was held is charged. */
    CAPTURED,
    /** The provider will never charge what it held, for example because the hold has expired. */
    CAPTURE_REFUSED,
    /** What was held was given up, because the order was cancelled. Final. */
    VOIDED,
    /** What was charged was paid back, because the order was cancelled. Final. */
    REFUNDED,
    /** The order was cancelled before anything was held, so nothing ever will be. Final. */
    CANCELLED;

    Set<PaymentState> next() {
        return switch (this) {
            case REQUESTED -> Set.of(AUTHORIZED, DECLINED, VOIDED, CANCELLED);
            case AUTHORIZED -> Set.of(CAPTURED, CAPTURE_REFUSED, VOIDED, REFUNDED);
            case CAPTURED -> Set.of(REFUNDED);
            case CAPTURE_REFUSED -> Set.of(CAPTURED, VOIDED, REFUNDED);
            case DECLINED, VOIDED, REFUNDED, CANCELLED -> Set.of();
        };
    }

    boolean isFinal() {
        return next().isEmpty();
    }
}
