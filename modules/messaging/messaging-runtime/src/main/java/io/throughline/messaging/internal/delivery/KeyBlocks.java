package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.wire.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Which keys wait for which event, in {@code messaging.blocked_key}; states are drawn in docs/message-states.md. */
@ApplicationScoped
public class KeyBlocks {

    /**
     * @param attempts that count
     * @param awayMillis for how long a dependency of the event has been away
     */
    private record Blocked(UUID by, int attempts, long awayMillis) {

        static Blocked read(ResultSet row) throws SQLException {
            return new Blocked(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3));
        }
    }

    private static final String BLOCK = """
            INSERT INTO messaging.blocked_key AS b (consumer, key, blocked_by, state, attempts, away_since, last_error)
            VALUES (?, ?, ?, 'RETRYING', ?, CASE WHEN ? THEN now() END, ?)
            ON CONFLICT ON CONSTRAINT blocked_key_pk DO UPDATE SET
                (state, attempts, away_since, last_error) = (
                    SELECT excluded.state, b.attempts + excluded.attempts,
                        CASE WHEN excluded.away_since IS NOT NULL THEN coalesce(b.away_since, now()) END,
                        excluded.last_error WHERE b.blocked_by = excluded.blocked_by
                    UNION ALL SELECT b.state, b.attempts, b.away_since, b.last_error
                        WHERE b.blocked_by <> excluded.blocked_by),
                updated_at = now()
            RETURNING blocked_by, attempts, (extract(epoch FROM now() - away_since) * 1000)::bigint""";
    private static final String BLOCK_BY_HELD = """
            UPDATE messaging.blocked_key b SET
                attempts = CASE WHEN b.blocked_by = failed.event THEN b.attempts ELSE 0 END + failed.counts,
                away_since = CASE WHEN failed.away THEN
                    coalesce(CASE WHEN b.blocked_by = failed.event THEN b.away_since END, now()) END,
                blocked_by = failed.event, state = 'RETRYING', last_error = failed.error, updated_at = now(),
                next_attempt_at = now() + make_interval(secs => 3600)
            FROM (SELECT ?::uuid AS event, ?::int AS counts, ?::boolean AS away, ? AS error) failed
            WHERE b.consumer = ? AND b.key = ?
            RETURNING b.blocked_by, b.attempts, (extract(epoch FROM now() - b.away_since) * 1000)::bigint""";
    private static final String RETRY_AT = """
            UPDATE messaging.blocked_key SET next_attempt_at = now() + ? * interval '1 millisecond'
            WHERE consumer = ? AND key = ?""";
    private static final String GIVE_UP = """
            UPDATE messaging.blocked_key SET state = 'DEAD_LETTERED', next_attempt_at = NULL, updated_at = now()
            WHERE consumer = ? AND key = ?""";
    private static final String SETTLE = "SELECT messaging.settle_held_message(?, ?, ?, ?)";
    private static final String DRAINABLE = """
            SELECT FROM messaging.blocked_key b WHERE consumer = ? AND key = ? AND (state = 'DRAINING'
                OR state = 'RETRYING' AND EXISTS (SELECT FROM messaging.held_message h
                    WHERE h.consumer = b.consumer AND h.key = b.key AND h.event_id = b.blocked_by))""";

    @Inject
    private Database database;

    @Inject
    private HeldMessages held;

    @Inject
    private RetrySchedule schedule;

    @Inject
    private AttemptRecords attempts;

    /**
     * Blocks the key behind a failed event and keeps the event itself, to be tried again from here. Not by the broker:
     * its redelivery sends what the session has prefetched back as well, each after a delay of its own, out of order.
     */
    @Transactional(TxType.REQUIRES_NEW)
    Failures.Next block(CurrentDelivery delivery, FailedAttempt failed) {
        var consumer = delivery.consumer();
        var event = delivery.event();
        var id = event.envelope().id();
        boolean away = failed.isWaitedFor();
        return database.query(connection -> {
            var blocked = Rows.one(
                    connection,
                    BLOCK,
                    Blocked::read,
                    consumer.name(),
                    consumer.keyOf(event.envelope()),
                    id,
                    away ? 0 : 1,
                    away,
                    failed.error());
            attempts.failed(delivery, failed, blocked.by().equals(id) ? blocked.attempts() : 0);
            if (!blocked.by().equals(id)) {
                held.hold(consumer, event);
                return Failures.Next.ACKNOWLEDGE;
            }
            if (schedule.isOver(consumer, failed, blocked.attempts(), blocked.awayMillis())) {
                giveUp(consumer, event);
                return Failures.Next.DEAD_LETTER;
            }
            held.hold(consumer, event);
            retryLater(connection, consumer, event, failed, blocked);
            return Failures.Next.ACKNOWLEDGE;
        });
    }

    /**
     * A held event failed in its turn: the key waits for it now.
     *
     * @return whether it was the last attempt
     */
    @Transactional(TxType.REQUIRES_NEW)
    boolean blockByHeld(CurrentDelivery delivery, FailedAttempt failed) {
        var consumer = delivery.consumer();
        var event = delivery.event();
        var envelope = event.envelope();
        boolean away = failed.isWaitedFor();
        return database.query(connection -> {
            var blocked = Rows.one(
                    connection,
                    BLOCK_BY_HELD,
                    Blocked::read,
                    envelope.id(),
                    away ? 0 : 1,
                    away,
                    failed.error(),
                    consumer.name(),
                    consumer.keyOf(envelope));
            boolean over = schedule.isOver(consumer, failed, blocked.attempts(), blocked.awayMillis());
            if (over || schedule.isNews(failed, blocked.awayMillis())) {
                attempts.failed(delivery, failed, blocked.attempts());
            } else {
                attempts.stillAway(delivery, failed);
            }
            retryLater(connection, consumer, event, failed, blocked);
            return over;
        });
    }

    private void retryLater(
            Connection connection,
            ConsumerDefinition consumer,
            IncomingEvent event,
            FailedAttempt failed,
            Blocked blocked)
            throws SQLException {
        long delay = schedule.delay(consumer, failed, blocked.attempts(), blocked.awayMillis());
        Rows.update(connection, RETRY_AT, delay, consumer.name(), consumer.keyOf(event.envelope()));
    }

    /** The blocking event was held and goes to the dead-letter address. */
    @Transactional
    void giveUp(ConsumerDefinition consumer, IncomingEvent event) {
        var key = consumer.keyOf(event.envelope());
        database.run(connection -> Rows.update(connection, GIVE_UP, consumer.name(), key));
        held.remove(consumer, event);
    }

    /** A held event was handled in its turn, also by a handler that had no use for the inbox. */
    @Transactional
    void settle(ConsumerDefinition consumer, IncomingEvent event) {
        var envelope = event.envelope();
        var key = consumer.keyOf(envelope);
        database.run(connection ->
                Rows.list(connection, SETTLE, row -> true, consumer.name(), key, envelope.sequence(), envelope.id()));
    }

    /** Frees the key, unless another event was held meanwhile. */
    void unblock(String consumer, String key) {
        database.run(connection ->
                Rows.list(connection, "SELECT messaging.unblock_key(?, ?)", row -> row.getBoolean(1), consumer, key));
    }

    /**
     * Whether held events of the key may be handled: always while draining, and while the event the key waits for is
     * among them; never behind a dead letter.
     */
    boolean drainable(String consumer, String key) {
        return database.query(connection ->
                !Rows.list(connection, DRAINABLE, row -> true, consumer, key).isEmpty());
    }
}
