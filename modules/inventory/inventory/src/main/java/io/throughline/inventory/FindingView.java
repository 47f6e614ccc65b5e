package io.throughline.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * Where stock and what was published do not agree.
 *
 * @param eventId the event that was missed, or null
 * @param eventType its published name, or null
 * @param mendedAt when the event was handled after all; null as long as it was not, or people have to look
 */
public record FindingView(
        String kind,
        String orderId,
        UUID eventId,
        String eventType,
        String detail,
        Instant foundAt,
        Instant mendedAt) {}
