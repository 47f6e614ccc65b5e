package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.wire.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Which keys wait for which event, in {@code messaging.blocked_key}; states are drawn in docs/message-states.md. */
@ApplicationScoped
public class KeyBlocks {

    /** A key whose held events are due. */
    record DueKey(String consumer, String key) {}

    private record Blocked(UUID by, int attempts) {

        static Blocked read(ResultSet row) throws SQLException {
            return new Blocked(row.getObject(1, UUID.class), row.getInt(2));
        }
    }

    private static final int MAX_ERROR_LENGTH = 2_000;
    private static final String BLOCK = """
            INSERT INTO messaging.blocked_key AS b (consumer, key, blocked_by, state, last_error)
            VALUES (?, ?, ?, 'RETRYING', ?) ON CONFLICT ON CONSTRAINT blocked_key_pk DO UPDATE SET
                state = CASE WHEN b.blocked_by = excluded.blocked_by THEN excluded.state ELSE b.state END,
                attempts = b.attempts + CASE WHEN b.blocked_by = excluded.blocked_by THEN 1 ELSE 0 END,
                last_error = CASE WHEN b.blocked_by = excluded.blocked_by THEN excluded.last_error ELSE b.last_error END,
                updated_at = now()
            RETURNING blocked_by, attempts""";
    private static final String BLOCK_BY_HELD = """
            UPDATE messaging.blocked_key SET
                attempts = CASE WHEN blocked_by = ? THEN attempts + 1 ELSE 1 END,
                blocked_by = ?, state = 'RETRYING', last_error = ?, updated_at = now(),
                next_attempt_at = now() + make_interval(secs => 3600)
            WHERE consumer = ? AND key = ? RETURNING attempts""";
    private static final String RETRY_AT = """
            UPDATE messaging.blocked_key SET next_attempt_at = now() + ? * interval '1 millisecond'
            WHERE consumer = ? AND key = ?""";
    private static final String GIVE_UP = """
            UPDATE messaging.blocked_key SET state = 'DEAD_LETTERED', next_attempt_at = NULL, updated_at = now()
            WHERE consumer = ? AND key = ?""";
    private static final String SETTLE = """
            UPDATE messaging.blocked_key SET state = 'DRAINING', next_attempt_at = NULL, updated_at = now()
            WHERE consumer = ? AND key = ? AND blocked_by = ?""";
    private static final String DRAINABLE = """
            SELECT FROM messaging.blocked_key b WHERE consumer = ? AND key = ? AND (state = 'DRAINING'
                OR state = 'RETRYING' AND EXISTS (SELECT FROM messaging.held_message h
                    WHERE h.consumer = b.consumer AND h.key = b.key AND h.event_id = b.blocked_by))""";
    private static final String DUE = """
            UPDATE messaging.blocked_key b SET updated_at = now(),
                next_attempt_at = CASE WHEN b.state = 'RETRYING' THEN now() + interval '10 seconds' END
            FROM (SELECT consumer, key FROM messaging.blocked_key
                  WHERE state = 'DRAINING' AND updated_at < now() - interval '10 seconds'
                     OR state = 'RETRYING' AND next_attempt_at <= now() LIMIT 100 FOR UPDATE SKIP LOCKED) due
            WHERE b.consumer = due.consumer AND b.key = due.key RETURNING b.consumer, b.key""";

    @Inject
    private Database database;

    @Inject
    private HeldMessages held;

    /**
     * Blocks the key behind a failed event and keeps the event itself, to be tried again from here. Not by the broker:
     * its redelivery sends what the session has prefetched back as well, each after a delay of its own, out of order.
     */
    @Transactional(TxType.REQUIRES_NEW)
    Failures.Next block(ConsumerDefinition consumer, IncomingEvent event, boolean permanent, String error) {
        var key = event.envelope().key();
        var id = event.envelope().id();
        return database.query(connection -> {
            var blocked = Rows.one(connection, BLOCK, Blocked::read, consumer.name(), key, id, storable(error));
            if (blocked.by().equals(id) && (permanent || blocked.attempts() >= consumer.maxDeliveries())) {
                giveUp(consumer.name(), event);
                return Failures.Next.DEAD_LETTER;
            }
            held.hold(consumer.name(), event);
            if (blocked.by().equals(id)) {
                long delay = consumer.redeliveryDelay(blocked.attempts());
                Rows.update(connection, RETRY_AT, delay, consumer.name(), key);
            }
            return Failures.Next.ACKNOWLEDGE;
        });
    }

    /**
     * A held event failed in its turn: the key waits for it now.
     *
     * @return how often this event has failed
     */
    @Transactional(TxType.REQUIRES_NEW)
    public int blockByHeld(ConsumerDefinition consumer, IncomingEvent event, String error) {
        var id = event.envelope().id();
        var key = event.envelope().key();
        return database.query(connection -> {
            int attempts = Rows.one(
                    connection, BLOCK_BY_HELD, row -> row.getInt(1), id, id, storable(error), consumer.name(), key);
            Rows.update(connection, RETRY_AT, consumer.redeliveryDelay(attempts), consumer.name(), key);
            return attempts;
        });
    }

    /** An error may quote the event, and the database holds no U+0000: it must not fail over the failure's text. */
    private static String storable(String error) {
        var text = error.replace('\0', '?');
        return text.substring(0, Math.min(text.length(), MAX_ERROR_LENGTH));
    }

    /** The blocking event was held and goes to the dead-letter address. */
    @Transactional
    public void giveUp(String consumer, IncomingEvent event) {
        database.run(connection ->
                Rows.update(connection, GIVE_UP, consumer, event.envelope().key()));
        held.remove(consumer, event);
    }

    /** A held event was handled in its turn, also by a handler that had no use for the inbox. */
    @Transactional
    void settle(String consumer, IncomingEvent event) {
        var envelope = event.envelope();
        database.run(connection -> Rows.update(connection, SETTLE, consumer, envelope.key(), envelope.id()));
        held.remove(consumer, event);
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

    /** Keys whose held events are due and that nobody drains; each is told to one caller. */
    List<DueKey> due() {
        return database.query(
                connection -> Rows.list(connection, DUE, row -> new DueKey(row.getString(1), row.getString(2))));
    }
}
