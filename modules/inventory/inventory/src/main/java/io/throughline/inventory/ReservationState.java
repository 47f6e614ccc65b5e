package io.throughline.inventory;

import java.util.Set;

/** The life of a reservation; drawn in {@code docs/reservation-states.md}. */
enum ReservationState {
    /** Every line is held for the order. */
    RESERVED,
    /** At least one line was not available; nothing is held. Final. */
    REJECTED,
    /** What was held is available again, because the order was cancelled. Final. */
    RELEASED,
    /** The order was cancelled before it reserved anything, so it never will. Final. */
    CANCELLED,
    /** The carrier has what was held. Final. */
    SHIPPED;

    Set<ReservationState> next() {
        return this == RESERVED ? Set.of(RELEASED, SHIPPED) : Set.of();
    }
}
