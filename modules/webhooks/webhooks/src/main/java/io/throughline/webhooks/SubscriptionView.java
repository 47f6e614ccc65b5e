package io.throughline.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A subscription as its owner sees it, without its secret.
 *
 * @param stateReason why it is disabled or ended, else null
 * @param failingSince since when every attempt has failed, or null
 * @param overlapUntil until when requests are signed with the secrets before this one too, or null
 */
public record SubscriptionView(
        UUID id,
        String url,
        List<String> eventTypes,
        String owner,
        Instant createdAt,
        SubscriptionState state,
        String stateReason,
        Instant stateSince,
        Instant failingSince,
        Instant overlapUntil,
        Preferences preferences) {

    public SubscriptionView {
        eventTypes = List.copyOf(eventTypes);
    }
}
