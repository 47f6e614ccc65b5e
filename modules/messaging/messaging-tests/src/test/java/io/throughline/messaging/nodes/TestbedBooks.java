package io.throughline.messaging.nodes;

import io.throughline.devstack.Postgres;
import io.throughline.messaging.internal.wire.Shards;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the database holds of a probe; nodes are not asked. */
record TestbedBooks(Postgres postgres) {

    private static final String UNPUBLISHED = """
            SELECT count(*) FROM messaging.outbox_event e JOIN messaging.outbox_cursor c USING (shard)
            WHERE e.key = ? AND e.position > c.position""";

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The steps in the order of their effects. */
    List<Integer> steps(String probe) {
        return texts("SELECT step FROM testbed.effect WHERE probe = ? ORDER BY position", probe).stream()
                .map(Integer::valueOf)
                .toList();
    }

    List<Integer> sequences(String probe) {
        return texts("SELECT sequence FROM testbed.effect WHERE probe = ? ORDER BY position", probe).stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** What the inbox said of each delivery of a step, by whichever node. */
    List<String> outcomes(String probe, int step) {
        return texts(
                "SELECT outcome FROM testbed.delivery WHERE probe = ? AND step = ? ORDER BY position", probe, step);
    }

    /** The ids of the events in the log, in sequence. */
    List<String> events(String probe) {
        return texts("SELECT event_id FROM messaging.outbox_event WHERE key = ? ORDER BY sequence", probe);
    }

    /** The states of the dead letters of a key. */
    List<String> letterStates(String key) {
        return texts("SELECT state FROM messaging.dead_letter WHERE key = ?", key);
    }

    /** How many events lie beyond the cursors that a restarted node begins with. */
    long unpublished(String probe) {
        return number(UNPUBLISHED, probe);
    }

    HeldLock holdShard(String context, String key) throws SQLException {
        return HeldLock.ofShard(postgres.connectAsApplication(), Shards.of(context, key));
    }

    HeldLock holdDeadLetters() throws SQLException {
        return HeldLock.ofDeadLetters(postgres.connectAsApplication());
    }

    HeldLock holdTick(String node) {
        try {
            return HeldLock.ofTick(postgres.connectAsApplication(), node);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The node that relays the events of a key. */
    String relay(String context, String key) {
        return texts(
                        "SELECT split_part(owner, '#', 1) FROM messaging.outbox_cursor WHERE shard = ?",
                        Shards.of(context, key))
                .get(0);
    }

    /** How many rows the producer's own table has. */
    long probes(String probe) {
        return number("SELECT count(*) FROM testbed.probe WHERE id = ?", probe);
    }

    /** The states of the key at its consumer: none when it is free. */
    List<String> blockStates(String probe) {
        return texts("SELECT state FROM messaging.blocked_key WHERE key = ?", probe);
    }

    long held(String probe) {
        return number("SELECT count(*) FROM messaging.held_message WHERE key = ?", probe);
    }

    void script(String probe, int step, String place, String action, int times) {
        texts("INSERT INTO testbed.script VALUES (?, ?, ?, ?, ?) RETURNING probe", probe, step, place, action, times);
    }

    /** How often lines of the script are still to strike. */
    long unplayed(String probe) {
        return number("SELECT coalesce(sum(times), 0) FROM testbed.script WHERE probe = ?", probe);
    }

    long number(String sql, Object... parameters) {
        return Long.parseLong(texts(sql, parameters).get(0));
    }

    /** The first column of all rows. */
    List<String> texts(String sql, Object... parameters) {
        return using(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (var rows = statement.executeQuery()) {
                    return read(rows, row -> row.getString(1));
                }
            }
        });
    }

    /** All rows of a statement, as text by the names of their columns. */
    List<Map<String, String>> rows(String sql) {
        return using(connection -> rows(connection, sql));
    }

    /** The rows that a query would find after a change, which is then rolled back. */
    List<Map<String, String>> rowsAfter(String change, String sql) {
        return using(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(change);
                return rows(connection, sql);
            } finally {
                connection.rollback();
            }
        });
    }

    private static List<Map<String, String>> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return read(rows, TestbedBooks::byColumn);
        }
    }

    private static Map<String, String> byColumn(ResultSet row) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.put(row.getMetaData().getColumnLabel(i), row.getString(i));
        }
        return columns;
    }

    private static <T> List<T> read(ResultSet rows, Reader<T> reader) throws SQLException {
        var found = new ArrayList<T>();
        while (rows.next()) {
            found.add(reader.read(rows));
        }
        return found;
    }

    private <T> T using(Work<T> work) {
        try (var connection = postgres.connectAsApplication()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
