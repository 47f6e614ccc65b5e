package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Records how far each shard is published. */
@ApplicationScoped
class CursorTable {

    // Losing this update in a crash only means that the events are sent once more, so it need not wait for the disk.
    private static final String ADVANCE = """
            UPDATE messaging.outbox_cursor c SET position = n.position, recorded_at = n.recorded_at
            FROM unnest(?::smallint[], ?::bigint[], ?::timestamptz[]) AS n (shard, position, recorded_at),
                (SELECT set_config('synchronous_commit', 'off', true)) AS relaxed
            WHERE c.shard = n.shard AND c.owner = ? AND c.position <= n.position
            RETURNING c.shard""";

    @Inject
    private Database database;

    /** @return the shards that were advanced; one that is missing belongs to another node now */
    Set<Integer> advance(Node node, Collection<Cursor> cursors) {
        return database.query(connection -> {
            try (var statement = connection.prepareStatement(ADVANCE)) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "int2", cursors.stream().map(Cursor::shard).toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "int8", cursors.stream().map(Cursor::position).toArray()));
                var times = cursors.stream()
                        .map(cursor ->
                                cursor.recordedAt().atOffset(ZoneOffset.UTC).toString());
                statement.setArray(3, connection.createArrayOf("timestamptz", times.toArray()));
                statement.setString(4, node.owner());
                try (var rows = statement.executeQuery()) {
                    var advanced = new HashSet<Integer>();
                    while (rows.next()) {
                        advanced.add(rows.getInt(1));
                    }
                    return advanced;
                }
            }
        });
    }
}
