package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.activity.ActivityLog;
import io.throughline.messaging.internal.activity.ActivityRow;
import io.throughline.messaging.internal.gate.Gates;
import io.throughline.messaging.internal.trace.TraceContexts;
import io.throughline.messaging.internal.wire.EventIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Writes down what the inbox does not: failed attempts, and that an event was handled without asking it. */
@ApplicationScoped
class AttemptRecords {

    private static final String HANDLED = """
            WITH handled AS (INSERT INTO messaging.inbox (event_id, consumer) VALUES (?, ?) ON CONFLICT DO NOTHING)
            UPDATE messaging.blocked_key SET state = 'DRAINING', next_attempt_at = NULL,
                updated_at = now() - interval '1 minute'
            WHERE consumer = ? AND key = ? AND blocked_by = ?""";

    @Inject
    private ActivityLog log;

    @Inject
    private Database database;

    @Inject
    private Gates gates;

    /**
     * With the transaction that decides what follows.
     *
     * @param counted which attempt it was, or 0 if it counts for nothing
     */
    void failed(CurrentDelivery delivery, FailedAttempt failed, int counted) {
        delivery.failures(counted);
        tell(delivery, failed);
        delivery.activities().add(row(delivery, failed, counted));
        log.writeWithCommit(delivery.activities(), failed.failure());
    }

    /** As {@link #failed}, of an attempt that tells nothing new: an outage of a day would leave thousands of each event. */
    void stillAway(CurrentDelivery delivery, FailedAttempt failed) {
        delivery.failures(0);
        tell(delivery, failed);
        log.writeWithCommit(delivery.activities());
    }

    private void tell(CurrentDelivery delivery, FailedAttempt failed) {
        var consumer = delivery.consumer().name();
        if (failed.is(FailedAttempt.Kind.UNAVAILABLE)) {
            gates.unavailable(consumer, failed.retryAfter());
        } else {
            gates.toldNothing(consumer);
        }
    }

    private static String outcome(FailedAttempt.Kind kind) {
        return switch (kind) {
            case PERMANENT -> "failed-for-good";
            case COUNTED -> "failed";
            case UNAVAILABLE, POSTPONED -> "unavailable";
        };
    }

    /** Of a handler that had no use for the inbox: later events of the key, and operators, look there; its key is free. */
    void succeeded(CurrentDelivery delivery) {
        var consumer = delivery.consumer().name();
        if (delivery.hasCalled()) {
            gates.succeeded(consumer);
        } else {
            gates.toldNothing(consumer);
        }
        if (!delivery.isRecorded()) {
            var envelope = delivery.event().envelope();
            var key = delivery.consumer().keyOf(envelope);
            database.run(connection ->
                    Rows.update(connection, HANDLED, envelope.id(), consumer, consumer, key, envelope.id()));
        }
    }

    /** What no transaction of the delivery has written. */
    void writeRest(CurrentDelivery delivery) {
        if (!delivery.activities().isEmpty()) {
            log.writeNow(delivery.activities());
        }
    }

    private ActivityRow row(CurrentDelivery delivery, FailedAttempt failed, int attempt) {
        var envelope = delivery.event().envelope();
        var consumer = delivery.consumer().name();
        return new ActivityRow(
                delivery.began(),
                EventIds.next(),
                "ATTEMPT",
                envelope.key(),
                consumer.substring(0, consumer.indexOf('.')),
                consumer,
                envelope.type(),
                envelope.id(),
                outcome(failed.kind()),
                failed.error(),
                ActivityRow.counted(attempt),
                Duration.between(delivery.began(), Instant.now()).toMillis(),
                log.node(),
                TraceContexts.traceId(envelope.traceparent()),
                failed.failure());
    }
}
