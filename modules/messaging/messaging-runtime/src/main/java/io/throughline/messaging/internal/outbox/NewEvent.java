package io.throughline.messaging.internal.outbox;

import io.throughline.messaging.internal.wire.Shards;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way into the log, already validated and serialized.
 *
 * @param dueAt null to publish at once
 * @param headers further headers as a JSON object, or null
 */
record NewEvent(
        UUID id,
        String context,
        String type,
        int version,
        String key,
        Instant occurredAt,
        Instant dueAt,
        Origin origin,
        String headers,
        byte[] data) {

    int shard() {
        return Shards.of(context, key);
    }

    boolean scheduled() {
        return dueAt != null;
    }
}
