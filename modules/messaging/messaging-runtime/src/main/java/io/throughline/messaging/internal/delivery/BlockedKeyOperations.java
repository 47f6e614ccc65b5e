package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.BlockedKeys;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What operators see of blocked keys, and how they give up an event. */
@ApplicationScoped
class BlockedKeyOperations implements BlockedKeys {

    private static final String FIND = """
            SELECT b.*, (SELECT count(*) FROM messaging.held_message h WHERE h.consumer = b.consumer AND h.key = b.key)
            FROM messaging.blocked_key b WHERE b.consumer = ? ORDER BY b.since LIMIT ?""";
    // Due at once: updated_at lies back, so that the next tick has the held events drained.
    private static final String RELEASE = """
            UPDATE messaging.blocked_key SET state = 'DRAINING', next_attempt_at = NULL,
                updated_at = now() - interval '1 minute'
            WHERE consumer = ? AND key = ? AND blocked_by = ?""";
    private static final String RECORD =
            "INSERT INTO messaging.inbox (event_id, consumer) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String NOTE = """
            INSERT INTO messaging.discarded_event (consumer, event_id, key, operator, reason) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";
    private static final String FORGET =
            "DELETE FROM messaging.held_message WHERE consumer = ? AND key = ? AND event_id = ?";

    @Inject
    private Database database;

    @Override
    public List<BlockedKey> find(String consumer, int limit) {
        return database.query(connection -> Rows.list(connection, FIND, BlockedKeyOperations::read, consumer, limit));
    }

    @Override
    @Transactional
    public boolean discard(String consumer, String key, UUID eventId, String operator, String reason) {
        return database.query(connection -> {
            boolean blocked = Rows.update(connection, RELEASE, consumer, key, eventId) > 0;
            if (blocked) {
                note(connection, consumer, key, eventId, operator, reason);
            }
            return blocked;
        });
    }

    private static void note(
            Connection connection, String consumer, String key, UUID eventId, String operator, String reason)
            throws SQLException {
        Rows.update(connection, RECORD, eventId, consumer);
        Rows.update(connection, FORGET, consumer, key, eventId);
        Rows.update(connection, NOTE, consumer, eventId, key, operator, reason);
    }

    private static BlockedKey read(ResultSet row) throws SQLException {
        return new BlockedKey(
                row.getString("consumer"),
                row.getString("key"),
                row.getObject("blocked_by", UUID.class),
                row.getString("state"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getLong("count"));
    }
}
