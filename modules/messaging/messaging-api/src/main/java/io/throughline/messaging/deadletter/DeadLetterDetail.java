package io.throughline.messaging.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A dead letter with its message and everything that happened to it.
 *
 * @param kind of the JMS message: {@code BYTES}, {@code TEXT}, or {@code OTHER}, which can be read but not replayed
 * @param headers every property of the original message
 * @param body the original bytes; null if there were too many to be kept
 * @param bodyLength bytes
 * @param history oldest first
 */
public record DeadLetterDetail(
        DeadLetter letter,
        String kind,
        Map<String, Object> headers,
        byte[] body,
        long bodyLength,
        List<Happening> history) {

    /**
     * One thing that happened to it. What does not apply is null.
     *
     * @param what {@code ATTEMPT} for an attempt that failed, otherwise {@code DEAD_LETTERED}, {@code REPLAYED},
     *     {@code RESOLVED}, {@code REPLACED}, {@code DISCARDED} or {@code RESTORED}
     * @param who the operator
     * @param detail message of the failure, or the operator's reason
     * @param stack the stack trace, without messages
     * @param replay the replay it was part of
     */
    public record Happening(
            Instant at,
            String what,
            String who,
            String detail,
            String exception,
            String fingerprint,
            Integer attempt,
            String node,
            String traceId,
            String stack,
            UUID replay) {}
}
