package io.throughline.messaging.internal.relay;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.wire.LogPosition;
import java.time.Instant;

/**
 * An event of the log, as it is published.
 *
 * @param position consecutive within the shard but for transactions that failed at their commit
 * @param recordedAt when it entered the log; with shard and position it names the row
 * @param context the publishing context, for a job followed by its queue ({@code notifications.email}); it names the
 *     address
 */
public record StoredEvent(
        int shard, long position, Instant recordedAt, String context, EventEnvelope envelope, byte[] data) {

    /** Events with the same key are published in order. */
    String orderKey() {
        return context + '/' + envelope.key();
    }

    /** What its message tells of where it stands. */
    public LogPosition logPosition() {
        return new LogPosition(position, recordedAt);
    }

    /** The address it is sent to. */
    static String address(String environment, String context) {
        return environment + "." + context + (isWork(context) ? "" : ".events");
    }

    /** Whether this is the work queue of a context and not its events. */
    static boolean isWork(String context) {
        return context.indexOf('.') >= 0;
    }

    /** The CloudEvents source of a context's events, and of its jobs. */
    public static String source(String environment, String context) {
        return "/" + environment + "/" + (isWork(context) ? context.substring(0, context.indexOf('.')) : context);
    }
}
