package io.throughline.sandbox.payment;

import io.throughline.sandbox.payment.Entry.Repetition;

/** How often a key came again: repeats with the same request, conflicts with another. */
record KeyUse(long repeats, long conflicts) {
    static final KeyUse NONE = new KeyUse(0, 0);

    KeyUse and(Repetition repetition) {
        return repetition == Repetition.CONFLICT
                ? new KeyUse(repeats, conflicts + 1)
                : new KeyUse(repeats + 1, conflicts);
    }

    KeyUse plus(KeyUse other) {
        return new KeyUse(repeats + other.repeats, conflicts + other.conflicts);
    }
}
