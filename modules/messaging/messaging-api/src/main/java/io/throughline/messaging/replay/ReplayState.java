package io.throughline.messaging.replay;

/** Where a replay stands; drawn in docs/replay-states.md. */
public enum ReplayState {
    /** What it covers is fixed; nothing was sent. Cancelled after a day. */
    PREPARED,
    /** The first events of each group are at their consumer; the others wait for what becomes of them. */
    CANARY,
    /** The others follow, in a ramp. */
    RUNNING,
    /** An operator halted it. */
    PAUSED,
    /** It halted itself: a canary or too many others failed again. */
    STOPPED,
    /** Everything was sent, and what became of it is known. */
    COMPLETED,
    /** An operator ended it; what was not sent is not. */
    CANCELLED
}
