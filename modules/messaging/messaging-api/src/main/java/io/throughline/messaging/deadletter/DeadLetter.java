package io.throughline.messaging.deadletter;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that a consumer gave up; one for a consumer and an event, however often that failed. What the message does not
 * say is null.
 *
 * @param consumer {@code <context>.<source>-events} or {@code <context>.<queue>}
 * @param fingerprint equal for failures of one cause; letters of one consumer with the same one are a group
 * @param businessId the key of the event
 * @param failures how often it was dead-lettered
 * @param exception class of the innermost cause of the last failure
 * @param reason message of that, 2,000 characters at most
 * @param replacedBy id of the edited message that took its place
 */
public record DeadLetter(
        UUID id,
        DeadLetterState state,
        String consumer,
        String fingerprint,
        String type,
        String businessId,
        String tenant,
        UUID eventId,
        int failures,
        String exception,
        String reason,
        Instant firstAt,
        Instant lastAt,
        UUID replacedBy) {}
