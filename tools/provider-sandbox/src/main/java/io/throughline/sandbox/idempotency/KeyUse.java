package io.throughline.sandbox.idempotency;

/** How often a key came again: repeats with the same request, conflicts with another. */
public record KeyUse(long repeats, long conflicts) {
    public static final KeyUse NONE = new KeyUse(0, 0);

    public static KeyUse of(Repetition repetition) {
        return repetition == Repetition.CONFLICT ? new KeyUse(0, 1) : new KeyUse(1, 0);
    }

    public KeyUse plus(KeyUse other) {
        return new KeyUse(repeats + other.repeats, conflicts + other.conflicts);
    }
}
