package io.throughline.bench.store;

import io.throughline.bench.stack.ProductStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Writes dead letters of 3 consumers, 20 groups, 2 types and 50 tenants, as the collector would. */
public final class LetterStore implements AutoCloseable {

    private static final int AT_A_TIME = 20_000;
    private static final String FILL = """
            WITH letters AS (INSERT INTO messaging.dead_letter (id, state, consumer, type, key, last_at, exception, reason, fingerprint, tenant,
                first_at, event_id, sequence, identity, kind, body_length)
            SELECT gen_random_uuid(), CASE WHEN n % 10 = 0 THEN 'RESOLVED' ELSE 'WAITING' END,
                (ARRAY['inventory.orders-events', 'payments.orders-events', 'shipping.orders-events'])[1 + n % 3],
                (ARRAY['orders.order-placed', 'orders.order-cancelled'])[1 + n % 2], 'order-' || n,
                now() - (2000000 - n) * interval '1 second', 'io.throughline.messaging.PermanentFailure',
                'the provider refused rare' || n || ' for good', lpad(to_hex(n % 20), 16, '0'), 'tenant-' || n % 50,
                now() - (2000000 - n) * interval '1 second', e.id, 1, e.id::text, 'BYTES', 400
            FROM generate_series(?, ?) n CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id, n AS of) e
            RETURNING id, key, type, exception, reason)
            INSERT INTO messaging.dead_letter_message (letter, headers, body, words)
            SELECT id, repeat('{"cloudEvents_id":"x"}', 20), repeat('x', 400)::bytea,
                to_tsvector('simple', concat_ws(' ', key, type, exception, reason)) FROM letters""";
    private static final String ANALYZED = """
            SELECT count(*) FROM pg_stat_user_tables
            WHERE relname = 'dead_letter' AND n_mod_since_analyze < 0.2 * n_live_tup""";

    private final Connection connection;

    public LetterStore(ProductStack stack) throws SQLException {
        connection = stack.database();
    }

    /** Those from one number on, up to another. */
    public void fill(int from, int to) throws SQLException {
        for (int first = from; first < to; first += AT_A_TIME) {
            try (var statement = connection.prepareStatement(FILL)) {
                statement.setInt(1, first);
                statement.setInt(2, Math.min(to, first + AT_A_TIME) - 1);
                statement.executeUpdate();
            }
        }
    }

    /** Until the database has looked at its tables by itself. */
    public void awaitStatistics() throws SQLException, InterruptedException {
        while (!analyzed()) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private boolean analyzed() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ANALYZED)) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
