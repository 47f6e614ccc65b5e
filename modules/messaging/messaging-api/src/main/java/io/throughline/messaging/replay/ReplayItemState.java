package io.throughline.messaging.replay;

/** Where one event of a replay stands. */
public enum ReplayItemState {
    PENDING,
    /** At its consumer. */
    SENT,
    /** Handled. */
    SUCCEEDED,
    /** A dead letter again. */
    FAILED,
    /** Waits behind another event of its key, which is not done, and is handled after it. */
    HELD,
    /** Was not sent, for it was handled, discarded or in another replay. */
    SKIPPED
}
