package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Reads what stands behind the cursors, per shard in the order of the commits. */
@ApplicationScoped
class LogReader {

    // The bound on recorded_at only spares the older partitions; an hour allows for a clock set back.
    private static final String UNPUBLISHED = "SELECT " + StoredEventRows.COLUMNS + """
             FROM unnest(?::smallint[], ?::bigint[], ?::timestamptz[]) AS c (shard, position, recorded_at)
            CROSS JOIN LATERAL (
                SELECT * FROM messaging.outbox_event l
                WHERE l.shard = c.shard AND l.position > c.position AND l.recorded_at > c.recorded_at - interval '1 hour'
                ORDER BY l.position LIMIT ?) e
            LIMIT ?""";

    private static final String PENDING = """
            SELECT c.shard FROM unnest(?::smallint[], ?::bigint[], ?::timestamptz[]) AS c (shard, position, recorded_at)
            WHERE EXISTS (
                SELECT FROM messaging.outbox_event l
                WHERE l.shard = c.shard AND l.position > c.position
                    AND l.recorded_at > c.recorded_at - interval '1 hour')""";

    @Inject
    private Database database;

    @Inject
    private StoredEventRows rows;

    /** @return at most {@code limit} events; those of one shard are in the order of their positions */
    List<StoredEvent> unpublished(Collection<Cursor> cursors, int limit) {
        return database.query(connection -> Rows.list(
                connection,
                UNPUBLISHED,
                rows::read,
                array(connection, "int2", cursors.stream().map(Cursor::shard)),
                array(connection, "int8", cursors.stream().map(Cursor::position)),
                array(connection, "timestamptz", cursors.stream().map(LogReader::text)),
                limit,
                limit));
    }

    /** @return the shards that hold anything behind their cursors */
    long pending(Collection<Cursor> cursors) {
        return database
                .query(connection -> Rows.list(
                        connection,
                        PENDING,
                        row -> 1L << row.getInt(1),
                        array(connection, "int2", cursors.stream().map(Cursor::shard)),
                        array(connection, "int8", cursors.stream().map(Cursor::position)),
                        array(connection, "timestamptz", cursors.stream().map(LogReader::text))))
                .stream()
                .reduce(0L, (shards, shard) -> shards | shard);
    }

    private static String text(Cursor cursor) {
        return cursor.recordedAt().atOffset(ZoneOffset.UTC).toString();
    }

    private static Object array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
