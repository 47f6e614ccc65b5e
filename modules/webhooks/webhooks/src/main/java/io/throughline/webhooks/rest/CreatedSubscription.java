package io.throughline.webhooks.rest;

import io.throughline.webhooks.NewSubscription;
import io.throughline.webhooks.Preferences;
import io.throughline.webhooks.SubscriptionState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new subscription with its secret. */
public record CreatedSubscription(
        UUID id,
        String url,
        List<String> eventTypes,
        String owner,
        Instant createdAt,
        SubscriptionState state,
        Preferences preferences,

        @Schema(description = "signs every webhook (Standard Webhooks); shown this once")
        String secret) {

    static CreatedSubscription of(NewSubscription created) {
        var view = created.subscription();
        return new CreatedSubscription(
                view.id(),
                view.url(),
                view.eventTypes(),
                view.owner(),
                view.createdAt(),
                view.state(),
                view.preferences(),
                created.secret());
    }

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
        return "CreatedSubscription[" + id + "]";
    }
}
