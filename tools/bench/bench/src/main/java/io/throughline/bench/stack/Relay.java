package io.throughline.bench.stack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** Pauses the runtime's relay from outside, as another node that holds all shards would, and tells how far it is. */
public record Relay(BenchStack stack) {

    private static final String TAKE =
            "UPDATE messaging.outbox_cursor SET owner = 'bench#paused', leased_until = now() + interval '1 day'";
    private static final String GIVE =
            "UPDATE messaging.outbox_cursor SET owner = NULL, leased_until = now() - interval '1 day'";
    private static final String BEHIND = """
            SELECT count(*) FROM messaging.outbox_cursor c CROSS JOIN LATERAL (
                SELECT 1 FROM messaging.outbox_event e WHERE e.shard = c.shard AND e.position > c.position) open""";

    /** Returns when the relay has finished what it had in hand. */
    public void pause() throws SQLException {
        run(TAKE);
        LockSupport.parkNanos(2_500_000_000L);
    }

    public void resume() throws SQLException {
        run(GIVE);
    }

    /** Events not yet published. */
    public long behind() throws SQLException {
        try (Connection connection = stack.database();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(BEHIND)) {
            row.next();
            return row.getLong(1);
        }
    }

    public void awaitIdle() throws SQLException {
        while (behind() > 0) {
            LockSupport.parkNanos(50_000_000L);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = stack.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
