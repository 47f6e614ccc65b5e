package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The events the broker refused, and the later events of their keys: kept aside in {@code messaging.outbox_parked} so
 * that other keys go on, and tried again in order.
 */
@ApplicationScoped
class ParkedEvents {

    private static final String PARK = "INSERT INTO messaging.outbox_parked SELECT " + StoredEventRows.COLUMNS + """
            , 1, ?, now(), now() + interval '1 second'
            FROM messaging.outbox_event e WHERE e.shard = ? AND e.position = ? AND e.recorded_at = ?::timestamptz
            ON CONFLICT DO NOTHING""";
    private static final String KEYS =
            "SELECT DISTINCT shard, context || '/' || key FROM messaging.outbox_parked WHERE shard = ANY (?)";
    private static final String DUE_SHARDS =
            "SELECT DISTINCT shard FROM messaging.outbox_parked WHERE shard = ANY (?) AND next_attempt_at <= now()";
    private static final String DUE = "SELECT " + StoredEventRows.COLUMNS + """
             FROM (SELECT DISTINCT ON (context, key) * FROM messaging.outbox_parked WHERE shard = ANY (?)
                  ORDER BY context, key, position) e
            WHERE e.next_attempt_at <= now() LIMIT 100""";
    private static final String POSTPONE = """
            UPDATE messaging.outbox_parked SET attempts = attempts + 1, last_error = ?,
                next_attempt_at = now() + make_interval(secs => least(300, power(2, least(attempts, 9))))
            WHERE shard = ? AND position = ?""";
    private static final String REMOVE = "DELETE FROM messaging.outbox_parked WHERE shard = ? AND position = ?";

    @Inject
    private Database database;

    @Inject
    private StoredEventRows rows;

    private final Map<Integer, Set<String>> keys = new ConcurrentHashMap<>();

    /** Learns which keys of newly claimed shards are parked. */
    void load(List<Integer> shards) {
        shards.forEach(keys::remove);
        database.run(connection -> Rows.list(
                connection, KEYS, row -> remember(row.getInt(1), row.getString(2)), array(connection, shards)));
    }

    boolean contains(StoredEvent event) {
        var parked = keys.get(event.shard());
        return parked != null && parked.contains(event.orderKey());
    }

    /** Keeps events aside; part of the transaction that moves the cursor past them. */
    void park(Map<StoredEvent, String> refused) {
        database.run(connection -> {
            for (var entry : refused.entrySet()) {
                var event = entry.getKey();
                var at = event.recordedAt().toString();
                Rows.update(connection, PARK, entry.getValue(), event.shard(), event.position(), at);
            }
        });
        refused.keySet().forEach(event -> remember(event.shard(), event.orderKey()));
    }

    private boolean remember(int shard, String orderKey) {
        return keys.computeIfAbsent(shard, ignored -> ConcurrentHashMap.newKeySet())
                .add(orderKey);
    }

    /** The shards with a parked event that is due. */
    long dueShards() {
        if (keys.isEmpty()) {
            return 0;
        }
        return database
                .query(connection ->
                        Rows.list(connection, DUE_SHARDS, row -> 1L << row.getInt(1), array(connection, keys.keySet())))
                .stream()
                .reduce(0L, (shards, shard) -> shards | shard);
    }

    /** The first parked event of each key of these shards, where it is due. */
    List<StoredEvent> due(Collection<Integer> shards) {
        if (shards.stream().noneMatch(keys::containsKey)) {
            return List.of();
        }
        return database.query(connection -> Rows.list(connection, DUE, rows::read, array(connection, shards)));
    }

    void postpone(StoredEvent event, String error) {
        database.run(connection -> Rows.update(connection, POSTPONE, error, event.shard(), event.position()));
    }

    /** A parked event was sent; when it was the last of its key, the key is free again. */
    void sent(StoredEvent event) {
        database.run(connection -> Rows.update(connection, REMOVE, event.shard(), event.position()));
        load(List.of(event.shard()));
    }

    private static Object array(Connection connection, Collection<Integer> shards) throws SQLException {
        return connection.createArrayOf("int2", shards.toArray());
    }
}
