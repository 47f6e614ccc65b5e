package io.throughline.webhooks.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;
import java.time.Instant;

/**
 * A customer's endpoint failed for so long that nothing more is sent to it until its subscription is enabled again.
 *
 * @param owner the account that made the subscription
 * @param endpoint host and port: the rest of the URL may hold secrets
 * @param contact who is to be written to, or null
 * @param language of the contact, BCP 47, or null
 * @param failures how many attempts have failed since {@code failingSince}, which is all
 * @param problem of the last attempt, such as {@code HTTP status 500}
 */
@EventType(name = "webhooks.endpoint-disabled")
public record EndpointDisabled(
        String subscriptionId,
        String owner,
        String endpoint,
        String contact,
        String language,
        Instant failingSince,
        int failures,
        String problem,
        Instant disabledAt)
        implements Event {

    @Override
    public String key() {
        return subscriptionId;
    }
}
