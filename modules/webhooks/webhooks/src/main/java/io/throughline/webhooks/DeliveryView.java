package io.throughline.webhooks;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery as the owner of its subscription sees it.
 *
 * @param id the header {@code webhook-id}
 * @param nextAttemptAt null unless it is pending
 * @param lastStatus HTTP status of the last attempt, or null
 * @param lastError what was wrong with the last attempt, or null
 */
public record DeliveryView(
        UUID id,
        UUID eventId,
        String eventType,
        DeliveryState state,
        int attempts,
        Instant nextAttemptAt,
        Integer lastStatus,
        String lastError,
        Instant createdAt,
        Instant changedAt) {}
