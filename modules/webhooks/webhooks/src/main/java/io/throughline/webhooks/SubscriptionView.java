package io.throughline.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A subscription as its owner sees it, without its secret. */
public record SubscriptionView(UUID id, String url, List<String> eventTypes, String owner, Instant createdAt) {

    public SubscriptionView {
        eventTypes = List.copyOf(eventTypes);
    }
}
