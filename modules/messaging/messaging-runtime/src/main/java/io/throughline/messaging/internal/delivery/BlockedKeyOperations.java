package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.BlockedKeys;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
            FROM messaging.blocked_key b WHERE ?::text IS NULL OR b.consumer = ? ORDER BY b.since LIMIT ?""";
    private static final String DISCARD = "SELECT messaging.discard_blocking_event(?, ?, ?, ?, ?)";

    @Inject
    private Database database;

    @Override
    public List<BlockedKey> find(String consumer, int limit) {
        return database.query(
                connection -> Rows.list(connection, FIND, BlockedKeyOperations::read, consumer, consumer, limit));
    }

    @Override
    @Transactional
    public boolean discard(String consumer, String key, UUID eventId, String operator, String reason) {
        return database.query(connection ->
                Rows.one(connection, DISCARD, row -> row.getBoolean(1), consumer, key, eventId, operator, reason));
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
