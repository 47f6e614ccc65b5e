package io.throughline.crashtest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the application's own books say of failures since a campaign began, and of what was done about them.
 *
 * @param replays that operators of the campaign prepared
 * @param standing consumers that do not run, or not as many events at a time as they may, with the reason
 */
record RepairRecords(List<Letter> letters, List<Replay> replays, List<Group> groups, List<String> standing) {

    /**
     * A dead letter.
     *
     * @param order its key
     * @param settled whether its event, or the one that took its place, is handled
     * @param strange whether it is of the campaign's strangers
     * @param failures how often it failed by its own count, {@code told} by its history
     */
    record Letter(
            String consumer,
            String order,
            String state,
            boolean settled,
            boolean strange,
            long failures,
            long told,
            String reason) {}

    /**
     * A replay.
     *
     * @param counts by state of an event, as the replay says; {@code events} as its events say
     */
    record Replay(String id, String state, Map<String, Long> counts, Map<String, Long> events) {}

    /** Letters of one consumer and cause; {@code counts} as it says, {@code letters} as they say. */
    record Group(String name, String counts, String letters) {}

    private static final String LETTERS = """
            SELECT d.consumer, coalesce(e.key, d.key), d.state, EXISTS (SELECT FROM messaging.inbox i
                    WHERE i.consumer = d.consumer AND i.event_id = coalesce(d.replaced_by, d.event_id)),
                m.headers LIKE '%' || ? || '%' AND m.headers LIKE '%"stranger"%', d.failures,
                (SELECT count(*) FROM messaging.dead_letter_history h
                    WHERE h.letter = d.id AND h.happened = 'DEAD_LETTERED'), d.reason
            FROM messaging.dead_letter d JOIN messaging.dead_letter_message m ON m.letter = d.id
            LEFT JOIN messaging.outbox_event e ON e.event_id = d.event_id
            WHERE d.last_at >= ?::timestamptz""";

    private static final String REPLAYS = """
            SELECT r.id, r.state, i.state, count(i.*), CASE i.state WHEN 'PENDING' THEN
                r.total - r.sent - r.succeeded - r.failed - r.held - r.skipped WHEN 'SENT' THEN r.sent
                WHEN 'SUCCEEDED' THEN r.succeeded WHEN 'FAILED' THEN r.failed WHEN 'HELD' THEN r.held
                WHEN 'SKIPPED' THEN r.skipped END
            FROM messaging.replay r LEFT JOIN messaging.replay_item i ON i.replay = r.id
            WHERE r.reason LIKE ? || '%' GROUP BY r.id, i.state""";
    private static final String STANDING = """
            SELECT consumer || ' is paused (' || kind || ') by ' || owner || ': ' || reason FROM messaging.consumer_pause
            UNION ALL SELECT consumer || ' is limited to ' || sessions FROM messaging.consumer_limit""";
    private static final String GROUPS = """
            SELECT g.consumer || ' ' || g.fingerprint, concat_ws('/', g.waiting, g.replaying, g.settled), concat_ws('/',
                count(*) FILTER (WHERE d.state = 'WAITING'), count(*) FILTER (WHERE d.state = 'REPLAYING'),
                count(*) FILTER (WHERE d.state NOT IN ('WAITING', 'REPLAYING')))
            FROM messaging.dead_letter_group g LEFT JOIN messaging.dead_letter d USING (consumer, fingerprint)
            GROUP BY g.consumer, g.fingerprint""";

    static RepairRecords read(Database database, String mark, Instant since) {
        return new RepairRecords(
                database.rows(LETTERS, mark, since.toString()).stream()
                        .map(RepairRecords::letter)
                        .toList(),
                ReplayRows.of(database.rows(REPLAYS, mark)),
                database.rows(GROUPS).stream()
                        .map(row -> new Group(row.get(0), row.get(1), row.get(2)))
                        .toList(),
                database.rows(STANDING).stream().map(row -> row.get(0)).toList());
    }

    private static Letter letter(List<String> row) {
        return new Letter(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3).equals("t"),
                row.get(4).equals("t"),
                Long.parseLong(row.get(5)),
                Long.parseLong(row.get(6)),
                row.get(7));
    }
}
