package io.throughline.webhooks;

import io.throughline.messaging.OutgoingCall;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One attempt to deliver.
 *
 * @param enabled whether the subscription is; nothing is sent otherwise
 * @param failing whether an attempt for the subscription has failed since the last success
 * @param secret as the database keeps it; null if the subscription was deleted
 * @param earlierSecrets the same of those before that are signed with too, in hexadecimal and separated by commas; or null
 * @param paceSpent whether the pace of the subscription allows no more for now
 * @param traceparent of the event, or null
 * @param known how many attempts had an outcome before
 */
record Attempt(
        UUID deliveryId,
        UUID subscriptionId,
        String url,
        String endpoint,
        boolean enabled,
        boolean failing,
        byte[] secret,
        String earlierSecrets,
        boolean paceSpent,
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

    /** As the database keeps them, the newest first. */
    List<byte[]> secrets() {
        var earlier = earlierSecrets == null
                ? Stream.<byte[]>empty()
                : Stream.of(earlierSecrets.split(",")).map(HexFormat.of()::parseHex);
        return Stream.concat(Stream.of(secret), earlier).toList();
    }
}
