package io.throughline.bench.load;

/** What a business transaction does about its event. */
public enum Publication {
    /** No event. */
    NONE,
    /** Through the outbox of the messaging runtime. */
    OUTBOX,
    /** A row for the reference relay. */
    REFERENCE
}
