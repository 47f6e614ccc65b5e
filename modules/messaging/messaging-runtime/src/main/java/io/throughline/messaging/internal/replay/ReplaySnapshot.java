package io.throughline.messaging.internal.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.contract.Json;
import io.throughline.messaging.internal.deadletter.LetterQuery;
import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.messaging.internal.wire.Shards;
import io.throughline.messaging.replay.LogRange;
import io.throughline.messaging.replay.ReplayRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** Writes down what a replay covers, once and for all. */
record ReplaySnapshot(ReplayRules rules, String operator, String reason) {

    private static final String REPLAY = """
            INSERT INTO messaging.replay (id, state, source, what, operator, reason, canaries, per_second, stop_share,
                inbox_checked)
            VALUES (?, 'PREPARED', ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String PREPARED =
            "INSERT INTO messaging.replay_action (replay, action, who, why) VALUES (?, 'PREPARED', ?, ?)";
    // in the order of each key, and keys by what failed first of them
    private static final String LETTERS = """
            INSERT INTO messaging.replay_item (replay, number, state, consumer, key, event_id, letter, fingerprint, outcome)
            SELECT ?, row_number() OVER (ORDER BY c.began, c.consumer, c.key, c.sequence, c.id),
                CASE WHEN c.obstacle IS NULL THEN 'PENDING' ELSE 'SKIPPED' END, c.consumer, c.key, c.event_id, c.id,
                c.fingerprint, c.obstacle
            FROM (SELECT d.*, min(first_at) OVER (PARTITION BY consumer, coalesce(key, id::text)) AS began,
                    CASE WHEN kind = 'OTHER' OR body IS NULL THEN 'its content is not kept'
                        WHEN consumer <> ALL (here.consumers) THEN 'its consumer is not here any more' END AS obstacle
                FROM messaging.dead_letter d JOIN messaging.dead_letter_message ON letter = d.id,
                    (VALUES (?::text[])) AS here (consumers)
                WHERE %s AND state = 'WAITING') c""";
    private static final String EVENTS = """
            INSERT INTO messaging.replay_item (replay, number, consumer, key, event_id, shard, position, recorded_at)
            SELECT ?, row_number() OVER (ORDER BY o_recorded_at, o_shard, o_position), ?, o_key, o_event_id, o_shard,
                o_position, o_recorded_at
            FROM messaging.published_events(?, ?, ?, ?, ?::smallint, ?, ?)""";
    private static final String COUNT = """
            UPDATE messaging.replay r SET total = i.total, skipped = i.skipped
            FROM (SELECT count(*) AS total, count(*) FILTER (WHERE state = 'SKIPPED') AS skipped
                FROM messaging.replay_item WHERE replay = ?) i WHERE r.id = ?""";

    /** @param consumers those that there are: to no other anything can be sent */
    UUID ofLetters(Connection connection, LetterQuery query, Object what, Collection<String> consumers)
            throws SQLException {
        var id = insert(connection, "DEAD_LETTERS", what, true);
        var here = connection.createArrayOf("text", consumers.toArray());
        Rows.update(connection, LETTERS.formatted(query.condition()), query.behind(id, here));
        Rows.update(connection, COUNT, id, id);
        return id;
    }

    UUID ofLog(Connection connection, LogRange range, HandledRange handled) throws SQLException {
        var id = insert(connection, "LOG", range, range.inboxChecked());
        Rows.update(
                connection,
                EVENTS,
                id,
                range.consumer(),
                handled.source(),
                handled.types() == null
                        ? null
                        : connection.createArrayOf("text", handled.types().toArray()),
                range.from().atOffset(ZoneOffset.UTC),
                range.to().atOffset(ZoneOffset.UTC),
                range.businessId() == null ? null : Shards.of(handled.source(), range.businessId()),
                range.businessId(),
                range.type());
        Rows.update(connection, COUNT, id, id);
        return id;
    }

    private UUID insert(Connection connection, String source, Object what, boolean inboxChecked) throws SQLException {
        var id = EventIds.next();
        Rows.update(
                connection,
                REPLAY,
                id,
                source,
                json(what),
                operator,
                reason,
                rules.canaries(),
                rules.perSecond(),
                rules.stopShare(),
                inboxChecked);
        Rows.update(connection, PREPARED, id, operator, reason);
        return id;
    }

    private static String json(Object what) {
        try {
            return Json.MAPPER.writeValueAsString(what);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what to replay cannot be written as JSON", e);
        }
    }

    /** Which events a consumer takes; types null for all of its source. */
    record HandledRange(String source, Collection<String> types) {}
}
