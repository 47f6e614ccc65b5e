package io.throughline.messaging.nodes;

import java.sql.Connection;
import java.sql.SQLException;

/** A lock of the database that the test holds until it is closed, so that a node waits for it. */
final class HeldLock implements AutoCloseable {

    private static final int SHARDS = 1414025044;
    private static final int DEAD_LETTERS = 1414025046;
    private static final String APPENDS_WAITING = """
            SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = ? AND objid = ?""";
    private static final String TICKS_WAITING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name = ? AND wait_event_type = 'Lock' AND query LIKE '%relay_node%'""";

    private final Connection connection;
    private final String waiting;
    private final Object[] parameters;

    private HeldLock(Connection connection, String waiting, Object... parameters) {
        this.connection = connection;
        this.waiting = waiting;
        this.parameters = parameters;
    }

    /** Appends to the shard wait. */
    static HeldLock ofShard(Connection connection, int shard) throws SQLException {
        var lock = new HeldLock(connection, APPENDS_WAITING, SHARDS, shard);
        lock.ask("SELECT pg_advisory_lock(?, ?)");
        return lock;
    }

    /** Whoever changes dead letters waits. */
    static HeldLock ofDeadLetters(Connection connection) throws SQLException {
        var lock = new HeldLock(connection, APPENDS_WAITING, DEAD_LETTERS, 0);
        lock.ask("SELECT pg_advisory_lock(?, ?)");
        return lock;
    }

    /** The tick of the node waits, which would look for events that it was not told of. */
    static HeldLock ofTick(Connection connection, String node) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = 0");
        }
        connection.setAutoCommit(false);
        var lock = new HeldLock(connection, TICKS_WAITING, node);
        lock.ask("SELECT node FROM messaging.relay_node WHERE node = ? FOR UPDATE");
        return lock;
    }

    long waiting() throws SQLException {
        try (var statement = connection.createStatement()) {
            // within a transaction PostgreSQL tells of others what it told at first
            statement.execute("SELECT pg_stat_clear_snapshot()");
        }
        return Long.parseLong(ask(waiting));
    }

    private String ask(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
