package io.throughline.messaging.internal.telemetry;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** What waits in the messaging tables, of all nodes together. */
@ApplicationScoped
class OutboxHealth {

    /** Events that are not at the broker: {@code unpublished}, or {@code parked} because it refused them. */
    record Backlog(String state, long events, double oldestSeconds) {}

    record BlockedKeys(String consumer, String state, long keys) {}

    /** Dead letters that are not settled: {@code waiting} for somebody, or {@code replaying}. */
    record DeadLetters(String consumer, long waiting, long replaying) {}

    /** A consumer stands still: a {@code circuit} or an {@code operator} paused it. */
    record Pause(String consumer, String kind) {}

    // As in the relay, the bound on recorded_at only spares the older partitions.
    private static final String BACKLOG = """
            SELECT 'unpublished', count(e.position), coalesce(extract(epoch FROM now() - min(e.recorded_at)), 0)
            FROM messaging.outbox_cursor c JOIN messaging.outbox_event e
                ON e.shard = c.shard AND e.position > c.position AND e.recorded_at > c.recorded_at - interval '1 hour'
            UNION ALL
            SELECT 'parked', count(*), coalesce(extract(epoch FROM now() - min(recorded_at)), 0)
            FROM messaging.outbox_parked""";
    private static final String BLOCKED_KEYS =
            "SELECT consumer, state, count(*) FROM messaging.blocked_key GROUP BY consumer, state";

    /** Counted as they come and go, so that this costs as much as there are groups. */
    private static final String DEAD_LETTERS =
            "SELECT consumer, sum(waiting), sum(replaying) FROM messaging.dead_letter_group GROUP BY consumer";

    private static final String PAUSES = """
            SELECT consumer, lower(kind) FROM messaging.consumer_pause
            WHERE leased_until IS NULL OR leased_until > now()""";

    @Inject
    private Database database;

    List<Backlog> backlog() {
        return database.query(connection ->
                Rows.list(connection, BACKLOG, row -> new Backlog(row.getString(1), row.getLong(2), row.getDouble(3))));
    }

    List<BlockedKeys> blockedKeys() {
        return database.query(connection -> Rows.list(
                connection, BLOCKED_KEYS, row -> new BlockedKeys(row.getString(1), row.getString(2), row.getLong(3))));
    }

    List<DeadLetters> deadLetters() {
        return database.query(connection -> Rows.list(
                connection, DEAD_LETTERS, row -> new DeadLetters(row.getString(1), row.getLong(2), row.getLong(3))));
    }

    Set<Pause> pauses() {
        return Set.copyOf(database.query(
                connection -> Rows.list(connection, PAUSES, row -> new Pause(row.getString(1), row.getString(2)))));
    }
}
