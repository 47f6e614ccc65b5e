package io.throughline.webhooks;

import io.throughline.messaging.OutgoingCall;
import java.util.UUID;

/**
 * One attempt to deliver.
 *
 * @param secret as the database keeps it; null if the subscription was deleted
 * @param traceparent of the event, or null
 * @param known how many attempts had an outcome before
 */
record Attempt(
        UUID deliveryId,
        UUID subscriptionId,
        String url,
        String endpoint,
        byte[] secret,
        UUID eventId,
        String eventType,
        String eventKey,
        String traceparent,
        byte[] body,
        int known) {

    /** As the timeline of the event's key tells it. */
    OutgoingCall call() {
        return OutgoingCall.webhook(endpoint, eventType)
                .about(eventKey)
                .causedBy(eventId, traceparent)
                .attempt(known + 1);
    }
}
