package io.throughline.bench.shop;

import io.throughline.bench.stack.ProductStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the product's database says of the work done and the work that waits. */
public final class Books implements AutoCloseable {

    private static final String ORDERS = """
            SELECT count(*), count(*) FILTER (WHERE status = 'COMPLETED'), count(*) FILTER (WHERE status = 'CANCELLED')
            FROM orders.customer_order""";
    private static final String INBOX = "SELECT count(*) FROM messaging.inbox";
    private static final String WAITING = """
            SELECT (SELECT count(*) FROM notifications.mail WHERE state IN ('WAITING', 'REQUESTED'))
                + (SELECT count(*) FROM webhooks.delivery WHERE state = 'PENDING')
                + (SELECT count(*) FROM messaging.held_message)
                + (SELECT count(*) FROM messaging.outbox_cursor c CROSS JOIN LATERAL (SELECT 1
                    FROM messaging.outbox_event e WHERE e.shard = c.shard AND e.position > c.position
                    AND e.recorded_at >= c.recorded_at - interval '1 minute') unpublished)""";
    private static final String DURATIONS = """
            SELECT coalesce(percentile_cont(%s) WITHIN GROUP (ORDER BY extract(epoch FROM h.at - o.placed_at)), 0)
            FROM orders.order_history h JOIN orders.customer_order o ON o.id = h.order_id
            WHERE h.status = 'COMPLETED' AND h.at > now() - interval '%d seconds'""";

    private final Connection connection;

    public Books(ProductStack stack) throws SQLException {
        connection = stack.database();
    }

    /** How many there are, and how many have ended in either way. */
    public record Orders(long placed, long completed, long cancelled) {

        public long open() {
            return placed - completed - cancelled;
        }
    }

    public Orders orders() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ORDERS)) {
            row.next();
            return new Orders(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /** Messages handled so far, by all consumers. */
    public long handled() throws SQLException {
        return (long) number(INBOX);
    }

    /** Events not yet published or held back, mails not yet sent, webhooks not yet delivered. */
    public long waiting() throws SQLException {
        return (long) number(WAITING);
    }

    /** Seconds from the order to its completion, of those completed in the last seconds. */
    public double duration(double quantile, int lastSeconds) throws SQLException {
        return number(DURATIONS.formatted(quantile, lastSeconds));
    }

    private double number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    /** Waits until no order is open, or so long. */
    public Orders awaitEnds(int seconds) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Orders orders = orders();
        while (orders.open() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
            orders = orders();
        }
        return orders;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
