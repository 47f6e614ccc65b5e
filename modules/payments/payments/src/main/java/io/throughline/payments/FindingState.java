package io.throughline.payments;

import java.util.Set;

/** What became of a finding; drawn in {@code docs/reconciliation.md}. */
public enum FindingState {
    /** Somebody has to look, or the next run mends it. */
    OPEN,
    /** We mended it. */
    MENDED,
    /** The books agreed when they were compared again. */
    RESOLVED;

    Set<FindingState> next() {
        return switch (this) {
            case OPEN -> Set.of(MENDED, RESOLVED);
            case MENDED, RESOLVED -> Set.of(OPEN);
        };
    }
}
