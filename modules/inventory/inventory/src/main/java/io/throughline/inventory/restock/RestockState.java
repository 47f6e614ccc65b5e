package io.throughline.inventory.restock;

import java.util.Set;

/** The life of a restock; drawn in {@code docs/restock-states.md}. */
public enum RestockState {
    /** Stored; perhaps a part of it is in the stock. */
    RECEIVED,
    /** All of it is in the stock. Final. */
    BOOKED;

    Set<RestockState> next() {
        return this == RECEIVED ? Set.of(BOOKED) : Set.of();
    }
}
