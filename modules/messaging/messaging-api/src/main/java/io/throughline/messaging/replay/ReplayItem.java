package io.throughline.messaging.replay;

import java.time.Instant;
import java.util.UUID;

/**
 * One event of a replay.
 *
 * @param number its place, from 1
 * @param letter the dead letter, or null if it comes from the log
 * @param outcome why it failed or was skipped, or null
 */
public record ReplayItem(
        long number,
        ReplayItemState state,
        String consumer,
        String businessId,
        UUID eventId,
        UUID letter,
        boolean canary,
        Instant sentAt,
        Instant settledAt,
        String outcome) {}
