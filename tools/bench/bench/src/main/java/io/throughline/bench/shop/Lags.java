package io.throughline.bench.shop;

import io.throughline.bench.stack.ProductStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/** How long events took from their commit to their effect at each consumer. */
public final class Lags implements AutoCloseable {

    private static final String LAGS = """
            SELECT coalesce(i.consumer, '') AS consumer, count(*) AS events,
                1000 * percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM i.handled_at - e.recorded_at)) AS p99
            FROM messaging.inbox i JOIN messaging.outbox_event e USING (event_id)
            WHERE e.recorded_at >= ? AND e.recorded_at < ? AND i.consumer <> 'notifications.campaigns'
            GROUP BY ROLLUP (i.consumer)""";

    private final Connection connection;

    public Lags(ProductStack stack) throws SQLException {
        connection = stack.database();
    }

    /** @param p99 milliseconds */
    public record Lag(long events, double p99) {}

    public OffsetDateTime now() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class);
        }
    }

    /** Of the events recorded between the two, by consumer and, under the empty name, of all together. */
    public Map<String, Lag> between(OffsetDateTime from, OffsetDateTime to) throws SQLException {
        Map<String, Lag> lags = new TreeMap<>();
        try (var statement = connection.prepareStatement(LAGS)) {
            statement.setObject(1, from);
            statement.setObject(2, to);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lags.put(row.getString("consumer"), new Lag(row.getLong("events"), row.getDouble("p99")));
                }
            }
        }
        return lags;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
