package io.throughline.messaging.internal.relay;

import io.throughline.messaging.EventEnvelope;
import java.time.Instant;

/**
 * An event of the log, as it is published.
 *
 * @param position consecutive within the shard but for transactions that failed at their commit
 * @param recordedAt when it entered the log; with shard and position it names the row
 * @param context the publishing context, which names the address
 */
public record StoredEvent(
        int shard, long position, Instant recordedAt, String context, EventEnvelope envelope, byte[] data) {

    /** Events with the same key are published in order. */
    String orderKey() {
        return context + '/' + envelope.key();
    }

    /** The CloudEvents source of a context's events. */
    public static String source(String environment, String context) {
        return "/" + environment + "/" + context;
    }
}
