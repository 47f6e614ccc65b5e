package io.throughline.messaging.nodes;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps appends to one shard waiting in the database, until it is closed. */
final class HeldShard implements AutoCloseable {

    private static final int LOCK_SPACE = 1414025044;
    private static final String WAITING = """
            SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = ? AND objid = ?""";

    private final Connection connection;
    private final int shard;

    HeldShard(Connection connection, int shard) {
        this.connection = connection;
        this.shard = shard;
        ask("SELECT pg_advisory_lock(?, ?)");
    }

    long waiting() {
        return Long.parseLong(ask(WAITING));
    }

    private String ask(String sql) {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, LOCK_SPACE);
            statement.setInt(2, shard);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
