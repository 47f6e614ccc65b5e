package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.wire.Shards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The events of a key, found from the last to the first: each names the one before it. */
@ApplicationScoped
class KeyEvents {

    /**
     * An event without its data.
     *
     * @param context for a job with its queue behind
     * @param sequence null while it waits for its due time
     * @param sendState null if it is at the broker, else {@code unpublished}, {@code parked} or {@code scheduled}
     * @param sendError why it is parked
     * @param sendAgainAt when a parked event is sent again, and when a scheduled one is due
     */
    record KeyEvent(
            UUID id,
            String context,
            String type,
            Long sequence,
            Instant occurredAt,
            Instant recordedAt,
            String causationId,
            String traceparent,
            String sendState,
            String sendError,
            Instant sendAgainAt) {

        boolean scheduled() {
            return sequence == null;
        }
    }

    // One step to each context that has ever published, whatever their number of keys.
    private static final String LAST = """
            WITH RECURSIVE publisher AS (
                (SELECT context FROM messaging.outbox_key ORDER BY context LIMIT 1)
                UNION ALL
                SELECT (SELECT k.context FROM messaging.outbox_key k WHERE k.context > p.context
                        ORDER BY k.context LIMIT 1)
                FROM publisher p WHERE p.context IS NOT NULL)
            SELECT k.context, k.last_position, k.last_recorded_at
            FROM publisher p CROSS JOIN LATERAL (
                SELECT * FROM messaging.outbox_key k WHERE k.context = p.context AND k.key = ? LIMIT 1) k
            WHERE k.last_position IS NOT NULL""";

    // LIMIT keeps every step a search of the primary key in the one partition of its time.
    private static final String CHAIN = """
            WITH RECURSIVE chain AS (
                SELECT 1 AS step, e.* FROM (SELECT %1$s FROM messaging.outbox_event e
                    WHERE e.shard = ? AND e.position = ? AND e.recorded_at = ? LIMIT 1) e
                UNION ALL
                SELECT c.step + 1, e.* FROM chain c CROSS JOIN LATERAL (SELECT %1$s FROM messaging.outbox_event e
                    WHERE e.shard = c.shard AND e.position = c.previous_position
                      AND e.recorded_at = c.previous_recorded_at LIMIT 1) e
                WHERE c.step < ?)
            SELECT e.event_id, e.context, e.type, e.sequence, e.occurred_at, e.recorded_at, e.causation_id, e.traceparent,
                CASE WHEN p.position IS NOT NULL THEN 'parked' WHEN e.position > c.position THEN 'unpublished' END,
                p.last_error, p.next_attempt_at
            FROM chain e JOIN messaging.outbox_cursor c ON c.shard = e.shard
            LEFT JOIN LATERAL (SELECT * FROM messaging.outbox_parked p
                WHERE p.shard = e.shard AND p.position = e.position LIMIT 1) p ON true""".formatted(
                    "e.shard, e.position, e.event_id, e.context, e.type, e.sequence, e.occurred_at, e.recorded_at,"
                            + " e.causation_id, e.traceparent, e.previous_position, e.previous_recorded_at");

    private static final String SCHEDULED = """
            SELECT event_id, context, type, NULL::bigint, occurred_at, occurred_at, causation_id, traceparent,
                'scheduled', NULL, due_at
            FROM messaging.outbox_scheduled WHERE key = ? ORDER BY due_at LIMIT ?""";

    private record Last(String context, long position, OffsetDateTime recordedAt) {}

    @Inject
    private Database database;

    /** The newest {@code most} events of each context, and those that wait for their due time. */
    List<KeyEvent> of(String key, int most) {
        return database.query(connection -> {
            var events = new ArrayList<KeyEvent>();
            for (var last : Rows.list(connection, LAST, KeyEvents::last, key)) {
                events.addAll(Rows.list(
                        connection,
                        CHAIN,
                        KeyEvents::event,
                        Shards.of(last.context(), key),
                        last.position(),
                        last.recordedAt(),
                        most));
            }
            events.addAll(Rows.list(connection, SCHEDULED, KeyEvents::event, key, most));
            return events;
        });
    }

    private static Last last(ResultSet row) throws SQLException {
        return new Last(row.getString(1), row.getLong(2), row.getObject(3, OffsetDateTime.class));
    }

    private static KeyEvent event(ResultSet row) throws SQLException {
        return new KeyEvent(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, Long.class),
                instant(row, 5),
                instant(row, 6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                instant(row, 11));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
