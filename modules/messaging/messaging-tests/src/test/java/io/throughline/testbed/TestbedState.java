package io.throughline.testbed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a test may ask the database. */
@ApplicationScoped
public class TestbedState {

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Inject
    private TestbedDatabase database;

    /** The steps of a probe in the order of their effects. */
    public List<Integer> steps(String probe) {
        return list("SELECT step FROM testbed.effect WHERE probe = ? ORDER BY position", probe, row -> row.getInt(1));
    }

    public List<Long> sequences(String probe) {
        return list(
                "SELECT sequence FROM testbed.effect WHERE probe = ? ORDER BY position", probe, row -> row.getLong(1));
    }

    public List<UUID> eventIds(String probe) {
        return list(
                "SELECT event_id FROM testbed.effect WHERE probe = ? ORDER BY position",
                probe,
                row -> row.getObject(1, UUID.class));
    }

    /** The transactions of a probe's effects, in their order. */
    public List<String> transactions(String probe) {
        return list(
                "SELECT transaction::text FROM testbed.effect WHERE probe = ? ORDER BY position",
                probe,
                row -> row.getString(1));
    }

    /** What the events of a key were caused by. */
    public List<UUID> causes(String key) {
        return list(
                "SELECT causation_id::uuid FROM messaging.outbox_event WHERE key = ? ORDER BY sequence",
                key,
                row -> row.getObject(1, UUID.class));
    }

    /** The state of the key, or null when it is not blocked. */
    public String blockState(String probe) {
        var states = list("SELECT state FROM messaging.blocked_key WHERE key = ?", probe, row -> row.getString(1));
        return states.isEmpty() ? null : states.get(0);
    }

    public List<UUID> blockers(String probe) {
        return list(
                "SELECT blocked_by FROM messaging.blocked_key WHERE key = ?",
                probe,
                row -> row.getObject(1, UUID.class));
    }

    public long held(String probe) {
        return count("SELECT count(*) FROM messaging.held_message WHERE key = ?", probe);
    }

    public long probes(String probe) {
        return count("SELECT count(*) FROM testbed.probe WHERE id = ?", probe);
    }

    public long stored(String probe) {
        return count("SELECT count(*) FROM messaging.outbox_event WHERE key = ?", probe);
    }

    public void script(String probe, int step, String place, String action, int times) {
        database.query(connection -> {
            try (var statement = connection.prepareStatement("INSERT INTO testbed.script VALUES (?, ?, ?, ?, ?)")) {
                statement.setString(1, probe);
                statement.setInt(2, step);
                statement.setString(3, place);
                statement.setString(4, action);
                statement.setInt(5, times);
                return statement.executeUpdate();
            }
        });
    }

    /** Notes an event as handled, as a node does that ends before it can tell its letter. */
    public void noteHandled(String consumer, UUID event) {
        list(
                "INSERT INTO messaging.inbox (event_id, consumer) VALUES ('" + event + "', ?) RETURNING consumer",
                consumer,
                row -> row.getString(1));
    }

    /** Looks at the letters that wait, as a node does each minute. */
    public void sweepLetters(String limit) {
        list(
                "SELECT messaging.resolve_handled_letters('00000000-0000-0000-0000-000000000000', ?::integer)",
                limit,
                row -> row.getString(1));
    }

    /** A letter of another consumer, as if that had given the event up. */
    public void letterOf(UUID letter, String consumer) {
        list(
                "UPDATE messaging.dead_letter SET consumer = ? WHERE id = '" + letter + "' RETURNING consumer",
                consumer,
                row -> row.getString(1));
    }

    /** How many consumers have handled an event. */
    public long recorded(UUID event) {
        return count("SELECT count(*) FROM messaging.inbox WHERE event_id = ?::uuid", event.toString());
    }

    /** A replay that was prepared so long ago. */
    public void preparedBefore(UUID replay, String interval) {
        list(
                "UPDATE messaging.replay SET prepared_at = now() - ?::interval WHERE id = '" + replay
                        + "' RETURNING state",
                interval,
                row -> row.getString(1));
    }

    /** Nothing goes wrong with the probe any more. */
    public void forgetScript(String probe) {
        list("DELETE FROM testbed.script WHERE probe = ? RETURNING probe", probe, row -> row.getString(1));
    }

    /** Spares a test the time until what a key awaits is sent from the log. */
    public void awaitNoLonger(String key) {
        list(
                "UPDATE messaging.blocked_key SET next_attempt_at = now() WHERE key = ? AND state = 'AWAITING' RETURNING key",
                key,
                row -> row.getString(1));
    }

    /** Makes the outage that a key waits for older than it is. */
    public void awaySince(String key, String interval) {
        list(
                "UPDATE messaging.blocked_key SET away_since = now() - interval '" + interval
                        + "', next_attempt_at = now() WHERE key = ? RETURNING key",
                key,
                row -> row.getString(1));
    }

    /** Of each failed attempt of a key: fingerprint, exception and stack trace, in order. */
    public List<String> failures(String key) {
        return list(
                "SELECT a.fingerprint || ' ' || t.exception || ' ' || t.trace FROM messaging.activity a"
                        + " JOIN messaging.failure_trace t ON t.id = a.trace AND t.fingerprint = a.fingerprint"
                        + " WHERE a.key = ? AND a.kind = 'ATTEMPT' ORDER BY a.at",
                key,
                row -> row.getString(1));
    }

    public long traces(String trace) {
        return count("SELECT count(*) FROM messaging.failure_trace WHERE trace = ?", trace);
    }

    /** As if another node had found what the consumer needs away, and renewed its lease for the last time. */
    public void pauseByAnotherNode(String consumer, int seconds) {
        list(
                "INSERT INTO messaging.consumer_pause (consumer, kind, owner, reason, leased_until)"
                        + " VALUES (?, 'CIRCUIT', 'other#1', 'away', now() + interval '" + seconds
                        + " seconds') RETURNING kind",
                consumer,
                row -> row.getString(1));
    }

    /** As if that node had found it there again. */
    public void endPauseOfAnotherNode() {
        list("DELETE FROM messaging.consumer_pause WHERE owner = ? RETURNING kind", "other#1", row -> row.getString(1));
    }

    /** How often a node has paused the consumer. */
    public long pausesByNodes(String consumer) {
        return count(
                "SELECT count(*) FROM messaging.consumer_action WHERE consumer = ? AND action = 'PAUSED'"
                        + " AND why = 'what it needs is away'",
                consumer);
    }

    /** So many keys of a consumer, all of them due, with nothing held. */
    public void blockKeysOf(String consumer, int keys) {
        list(
                "INSERT INTO messaging.blocked_key (consumer, key, blocked_by, state, last_error, next_attempt_at)"
                        + " SELECT ?, 'key-' || n, gen_random_uuid(), 'RETRYING', 'away', now() - interval '1 day'"
                        + " FROM generate_series(1, " + keys + ") n RETURNING key",
                consumer,
                row -> row.getString(1));
    }

    /** How many keys of a consumer its queue holds a request for. */
    public long requestedKeys(String consumer) {
        return count(
                "SELECT count(*) FROM messaging.blocked_key WHERE consumer = ? AND requested_at IS NOT NULL", consumer);
    }

    /** How many keys of a consumer have not been asked for yet. */
    public long dueKeys(String consumer) {
        return count(
                "SELECT count(*) FROM messaging.blocked_key WHERE consumer = ? AND next_attempt_at <= now()", consumer);
    }

    public void forgetKeysOf(String consumer) {
        list("DELETE FROM messaging.blocked_key WHERE consumer = ? RETURNING key", consumer, row -> row.getString(1));
    }

    private long count(String sql, String probe) {
        return list(sql, probe, row -> row.getLong(1)).get(0);
    }

    private <T> List<T> list(String sql, String probe, Reader<T> reader) {
        return database.query(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, probe);
                try (var rows = statement.executeQuery()) {
                    var list = new ArrayList<T>();
                    while (rows.next()) {
                        list.add(reader.read(rows));
                    }
                    return list;
                }
            }
        });
    }
}
