package io.throughline.bench.store;

import io.throughline.bench.stack.BenchStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What the database says of dead letters of the bench, of their replay and of its effects. */
public final class ReplayedEffects implements AutoCloseable {

    private static final String OPEN = """
            INSERT INTO bench.tally (account) SELECT ? || g FROM generate_series(1, ?) g""";
    private static final String EFFECTS = """
            SELECT count(*) FILTER (WHERE handled = 0) AS missing, count(*) FILTER (WHERE handled > 1) AS doubled
            FROM bench.tally WHERE account LIKE ? || '%'""";
    private static final String WAITING = """
            SELECT coalesce(sum(waiting), 0) AS waiting FROM messaging.dead_letter_group WHERE consumer = ?""";
    private static final String REPLAY = """
            SELECT succeeded, failed, held, skipped, (state = 'COMPLETED')::int AS completed,
                (state IN ('STOPPED', 'PAUSED', 'CANCELLED'))::int AS stopped,
                (extract(epoch FROM finished_at - started_at) * 1000)::bigint AS millis
            FROM messaging.replay WHERE id = ?::uuid""";

    private final Connection connection;

    public ReplayedEffects(BenchStack stack) throws SQLException {
        connection = stack.databaseAsOwner();
    }

    /** Accounts from 1 on, of none of which anything was handled. */
    public void open(String prefix, int accounts) throws SQLException {
        try (var statement = connection.prepareStatement(OPEN)) {
            statement.setString(1, prefix);
            statement.setInt(2, accounts);
            statement.executeUpdate();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("ANALYZE bench.tally");
        }
    }

    /** How many accounts are {@code missing} their effect, and how many have it {@code doubled}. */
    public Map<String, Long> effects(String prefix) throws SQLException {
        return row(EFFECTS, prefix);
    }

    /** Dead letters of a consumer that wait. */
    public long waiting(String consumer) throws SQLException {
        return row(WAITING, consumer).get("waiting");
    }

    public Map<String, Long> replay(String id) throws SQLException {
        return row(REPLAY, id);
    }

    private Map<String, Long> row(String sql, String parameter) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var row = statement.executeQuery()) {
                row.next();
                Map<String, Long> values = new TreeMap<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.put(row.getMetaData().getColumnLabel(i), row.getLong(i));
                }
                return values;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
