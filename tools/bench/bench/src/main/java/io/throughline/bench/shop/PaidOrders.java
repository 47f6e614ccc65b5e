package io.throughline.bench.shop;

import io.throughline.bench.stack.ProductStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Orders by the provider that their payment began with, in the product's database. */
public final class PaidOrders implements AutoCloseable {

    /** When orders were placed. */
    public record Window(Instant from, Instant to) {}

    private static final String ORDERS = """
             FROM orders.customer_order o JOIN payments.payment p ON p.order_id = o.id
             LEFT JOIN orders.order_history h ON h.order_id = o.id AND h.status IN ('COMPLETED', 'CANCELLED')
             WHERE p.provider = ? AND o.placed_at >= ? AND o.placed_at < ?""";
    private static final String DURATION =
            "SELECT percentile_cont(%s) WITHIN GROUP (ORDER BY extract(epoch FROM h.at - o.placed_at))" + ORDERS
                    + " AND h.status = 'COMPLETED'";
    private static final String OPEN = "SELECT count(*)" + ORDERS + " AND h.at IS NULL";
    private static final String ENDED =
            "SELECT extract(epoch FROM percentile_disc(%s) WITHIN GROUP (ORDER BY h.at))" + ORDERS + " AND h.at >= ?";
    private static final String UNAVAILABLE = """
            SELECT count(*) FROM messaging.activity WHERE kind = 'ATTEMPT' AND outcome = 'unavailable'
                AND at >= ? AND at < ?""";
    private static final String LETTERS = "SELECT count(*) FROM messaging.dead_letter";
    private static final String STATUS = "SELECT id, status FROM orders.customer_order";

    private final Connection connection;

    public PaidOrders(ProductStack stack) throws SQLException {
        connection = stack.database();
    }

    /** Seconds from the order to its completion. */
    public double duration(String provider, Window placed, double quantile) throws SQLException {
        return number(DURATION.formatted(quantile), provider, time(placed.from()), time(placed.to()));
    }

    public long open(String provider, Window placed) throws SQLException {
        return (long) number(OPEN, provider, time(placed.from()), time(placed.to()));
    }

    /** Seconds after an instant until so great a part of those had ended that were open then. */
    public double ended(String provider, Window placed, double part, Instant after) throws SQLException {
        return number(ENDED.formatted(part), provider, time(placed.from()), time(placed.to()), time(after))
                - after.toEpochMilli() / 1e3;
    }

    /** Attempts that found away what they needed. */
    public long unavailable(Window window) throws SQLException {
        return (long) number(UNAVAILABLE, time(window.from()), time(window.to()));
    }

    public long deadLetters() throws SQLException {
        return (long) number(LETTERS);
    }

    /** Of all orders. */
    public Map<String, String> statuses() throws SQLException {
        Map<String, String> statuses = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(STATUS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                statuses.put(rows.getString(1), rows.getString(2));
            }
        }
        return statuses;
    }

    private double number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.from(instant);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
