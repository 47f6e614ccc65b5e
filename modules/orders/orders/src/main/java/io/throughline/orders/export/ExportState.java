package io.throughline.orders.export;

import java.util.Set;

/** The life of an export; drawn in {@code docs/export-states.md}. */
public enum ExportState {
    /** Parts are being written. */
    RUNNING,
    /** It has every order of its day. Final. */
    COMPLETED;

    Set<ExportState> next() {
        return this == RUNNING ? Set.of(COMPLETED) : Set.of();
    }
}
