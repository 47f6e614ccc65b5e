package io.throughline.sandbox.fault;

/** When a fault strikes, seen from the provider's work. */
public enum Moment {
    BEFORE,
    AFTER
}
