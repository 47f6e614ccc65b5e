package io.throughline.webhooks.rest;

import io.throughline.webhooks.SubscriptionView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some subscriptions, newest first. */
public record SubscriptionPage(
        List<SubscriptionView> subscriptions,

        @Schema(nullable = true, description = "pass as cursor to read on; null on the last page")
        UUID next) {

    /** @param found one more than the page holds, if there are more */
    static SubscriptionPage of(List<SubscriptionView> found, int limit) {
        return found.size() <= limit
                ? new SubscriptionPage(found, null)
                : new SubscriptionPage(
                        found.subList(0, limit), found.get(limit - 1).id());
    }
}
