package io.throughline.messaging.consumer;

import java.time.Instant;

/**
 * Why a consumer stands still.
 *
 * @param owner the node that asks again and again, or the operator
 * @param until when it ends if its owner is no longer there; null for an operator's
 */
public record ConsumerPause(Kind kind, String owner, String reason, Instant since, Instant until) {

    /** Who paused it. */
    public enum Kind {
        /** What the consumer needs is away; ends by itself. */
        CIRCUIT,
        /** Somebody did; ends when somebody resumes it. */
        OPERATOR
    }
}
