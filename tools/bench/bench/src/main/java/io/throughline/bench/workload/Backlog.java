package io.throughline.bench.workload;

import io.throughline.bench.stack.BenchStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills the outboxes with events that are already committed. */
record Backlog(BenchStack stack) {

    void ofTheRuntime(int count) throws SQLException {
        call("SELECT bench.append_backlog(?, ?, ?)", count);
    }

    void ofTheReference(int count) throws SQLException {
        try (Connection connection = stack.database();
                var call = connection.prepareStatement("SELECT bench.append_reference_backlog(?, ?, ?)")) {
            call.setInt(1, count);
            call.setInt(2, Sample.ACCOUNTS);
            call.setString(3, Sample.data(Sample.ACCOUNT, 0));
            call.execute();
        }
    }

    /** Call it while the relay is paused: it moves the cursors. */
    void history(int count) throws SQLException {
        try (Connection connection = stack.databaseAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT messaging.ensure_partitions(current_date - 31, 33)");
        }
        call("SELECT bench.append_history(?, ?, ?)", count);
        try (Connection connection = stack.databaseAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE messaging.outbox_cursor"
                    + " SET recorded_at = now(), position ="
                    + " coalesce(pg_sequence_last_value(('messaging.outbox_position_' || shard)::regclass), 0)");
            statement.execute("VACUUM (FREEZE, ANALYZE) messaging.outbox_event");
        }
    }

    private void call(String sql, int count) throws SQLException {
        try (Connection connection = stack.databaseAsOwner();
                var call = connection.prepareStatement(sql)) {
            call.setInt(1, count);
            call.setArray(2, connection.createArrayOf("int2", Sample.shards()));
            call.setString(3, Sample.data(Sample.ACCOUNT, 0));
            call.execute();
        }
    }
}
