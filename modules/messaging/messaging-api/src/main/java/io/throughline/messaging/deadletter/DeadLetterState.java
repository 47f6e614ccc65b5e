package io.throughline.messaging.deadletter;

/** Where a dead letter stands; drawn in docs/dead-letter-states.md. */
public enum DeadLetterState {
    /** Nobody has done anything about it, or what was done failed. */
    WAITING,
    /** A replay has sent it to its consumer, or has it next. */
    REPLAYING,
    /** Its event was handled after all. */
    RESOLVED,
    /** An edited message under a new id took its place. */
    REPLACED,
    /** An operator gave it up, with a reason; can be undone. */
    DISCARDED
}
