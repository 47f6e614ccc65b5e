package io.throughline.ops.rest;

import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetterState;
import java.time.Instant;

/** Which of the dead letters that wait: those that match all that is given. */
public record LetterFilterRequest(
        String consumer,
        String fingerprint,
        String type,
        String businessId,
        String tenant,
        Instant from,
        Instant to,
        String text) {

    DeadLetterFilter waiting() {
        return new DeadLetterFilter(
                DeadLetterState.WAITING, consumer, fingerprint, type, businessId, tenant, from, to, text);
    }
}
