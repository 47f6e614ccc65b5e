package io.throughline.bench.store;

import io.throughline.bench.stack.BenchStack;
import io.throughline.messaging.internal.wire.Shards;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the database says of the order in which the events of each key were handled. */
public final class SequenceBooks implements AutoCloseable {

    public static final String CONSUMER = "bench.sequence-events";
    private static final String CONTEXT = "sequence";
    private static final String OPEN = "INSERT INTO bench.sequence_note (account, shard) VALUES (?, ?)";
    private static final String APPEND = "SELECT bench.append_sequence(?, ?, ?)";
    private static final String STAND = """
            SELECT (SELECT sum(handled) FROM bench.sequence_note) AS handled,
                (SELECT count(*) FROM messaging.blocked_key) AS blocked,
                (SELECT count(*) FROM messaging.held_message) AS held,
                (SELECT coalesce(sum(waiting + replaying), 0) FROM messaging.dead_letter_group) AS letters,
                (SELECT coalesce(sum(waiting), 0) FROM messaging.dead_letter_group) AS waiting""";
    private static final String VERDICT = """
            SELECT sum(earlier) AS earlier, sum(again) AS again, sum(gaps) AS gaps,
                sum(greatest(k.last_sequence - n.handled, 0)) AS missing,
                sum(greatest(n.handled - k.last_sequence, 0)) AS doubled,
                (SELECT count(*) FROM messaging.dead_letter) AS letters,
                (SELECT count(*) FROM messaging.activity WHERE kind = 'ATTEMPT') AS attempts
            FROM bench.sequence_note n JOIN messaging.outbox_key k ON k.context = 'sequence' AND k.key = n.account""";

    private final Connection connection;

    public SequenceBooks(BenchStack stack) throws SQLException {
        connection = stack.databaseAsOwner();
    }

    public void open(int keys) throws SQLException {
        try (var statement = connection.prepareStatement(OPEN)) {
            for (int i = 0; i < keys; i++) {
                statement.setString(1, "account-" + i);
                statement.setInt(2, Shards.of(CONTEXT, "account-" + i));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** So many events of keys at random, in one transaction. */
    public void append(int events, int keys, String data) throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            statement.setInt(1, events);
            statement.setInt(2, keys);
            statement.setString(3, data);
            statement.execute();
        }
    }

    /** How many events are handled, and what waits. */
    public Map<String, Long> stand() throws SQLException {
        return row(STAND);
    }

    /** What was not as it should be, and what was done to make it so. */
    public Map<String, Long> verdict() throws SQLException {
        return row(VERDICT);
    }

    private Map<String, Long> row(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            Map<String, Long> values = new LinkedHashMap<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.put(row.getMetaData().getColumnLabel(i), row.getLong(i));
            }
            return values;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
