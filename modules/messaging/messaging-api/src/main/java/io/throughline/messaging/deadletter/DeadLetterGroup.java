package io.throughline.messaging.deadletter;

import java.time.Instant;

/**
 * The dead letters of one consumer and one cause.
 *
 * @param waiting how many wait for an operator
 * @param replaying how many a replay has
 * @param settled how many are resolved, replaced or discarded and still kept
 * @param exception class of the innermost cause
 * @param reason that of one of its letters
 * @param note what an operator wrote down, or null
 */
public record DeadLetterGroup(
        String consumer,
        String fingerprint,
        long waiting,
        long replaying,
        long settled,
        String exception,
        String reason,
        Instant firstAt,
        Instant lastAt,
        String note,
        String notedBy,
        Instant notedAt) {}
