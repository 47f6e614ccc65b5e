package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.wire.Shards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** Claims, renews and gives back shards in {@code messaging.outbox_cursor}, by the database's clock. */
@ApplicationScoped
class LeaseTable {

    static final int LEASE_SECONDS = 10;

    private static final String SEEN = """
            INSERT INTO messaging.relay_node (node, seen_at) VALUES (?, now())
            ON CONFLICT (node) DO UPDATE SET seen_at = now()""";
    private static final String LIVE =
            "SELECT count(*) FROM messaging.relay_node WHERE seen_at > now() - make_interval(secs => ?)";
    private static final String RENEW = """
            UPDATE messaging.outbox_cursor SET leased_until = now() + make_interval(secs => ?)
            WHERE owner = ? AND NOT shard = ANY (?) RETURNING shard, position, recorded_at""";
    private static final String CLAIM = """
            UPDATE messaging.outbox_cursor c SET owner = ?, leased_until = now() + make_interval(secs => ?)
            FROM (SELECT shard FROM messaging.outbox_cursor WHERE owner IS NULL OR leased_until < now()
                    OR (? AND split_part(owner, '#', 1) = ?)
                  ORDER BY leased_until LIMIT ? FOR UPDATE SKIP LOCKED) free
            WHERE c.shard = free.shard RETURNING c.shard, c.position, c.recorded_at""";
    private static final String RELEASE =
            "UPDATE messaging.outbox_cursor SET owner = NULL WHERE owner = ? AND shard = ANY (?)";

    @Inject
    private Database database;

    /**
     * Renews what the node holds and claims its fair share of what is free.
     *
     * @param stuck shards not to renew, because their work does not end
     * @param first whether the node has just started: then it takes over what an earlier life of it held
     */
    @Transactional
    Renewal renew(Node node, List<Integer> stuck, boolean first) {
        return database.query(connection -> {
            Rows.update(connection, SEEN, node.name());
            int nodes = Rows.one(connection, LIVE, row -> row.getInt(1), LEASE_SECONDS);
            int share = (Shards.COUNT + nodes - 1) / Math.max(1, nodes);
            var kept = Rows.list(
                    connection, RENEW, LeaseTable::cursor, LEASE_SECONDS, node.owner(), shards(connection, stuck));
            int missing = Math.max(0, share - kept.size());
            var claimed = missing == 0
                    ? List.<Cursor>of()
                    : Rows.list(
                            connection,
                            CLAIM,
                            LeaseTable::cursor,
                            node.owner(),
                            LEASE_SECONDS,
                            first,
                            node.name(),
                            missing);
            return new Renewal(kept, claimed, Math.max(0, kept.size() - share), nodes == 1);
        });
    }

    @Transactional
    void release(Node node, List<Integer> shards) {
        database.run(connection -> Rows.update(connection, RELEASE, node.owner(), shards(connection, shards)));
    }

    /** Removes the node from the count of those that share the shards. */
    @Transactional
    void leave(Node node) {
        database.run(
                connection -> Rows.update(connection, "DELETE FROM messaging.relay_node WHERE node = ?", node.name()));
    }

    private static Object shards(Connection connection, List<Integer> shards) throws SQLException {
        return connection.createArrayOf("int2", shards.toArray());
    }

    private static Cursor cursor(ResultSet row) throws SQLException {
        return new Cursor(
                row.getInt(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }
}
