package io.throughline.messaging.internal.relay;

import io.throughline.messaging.EventEnvelope;
import java.time.Instant;

/**
 * An event of the log, as it is published.
 *
 * @param recordedAt when it entered the log; with shard and position it names the row
 * @param context the publishing context, which names the address
 */
record StoredEvent(int shard, long position, Instant recordedAt, String context, EventEnvelope envelope, byte[] data) {

    /** Events with the same key are published in order. */
    String orderKey() {
        return context + '/' + envelope.key();
    }
}
