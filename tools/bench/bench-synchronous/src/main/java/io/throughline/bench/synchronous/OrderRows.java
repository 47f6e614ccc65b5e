package io.throughline.bench.synchronous;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Stores an order and its lines. */
@ApplicationScoped
class OrderRows {

    private static final String ORDER = """
            INSERT INTO bench.synchronous_order
                (id, customer_id, customer_email, currency, total, authorization_id, placed_at)
            VALUES (?, ?, ?, ?, ?, ?, now())""";
    private static final String LINE = """
            INSERT INTO bench.synchronous_order_line (order_id, position, sku, quantity, unit_price)
            VALUES (?, ?, ?, ?, ?)""";

    @Resource(lookup = "jdbc/throughline")
    private DataSource database;

    @Transactional
    void insert(PlacedOrder order, String authorizationId) {
        try (var connection = database.getConnection()) {
            insertOrder(connection, order, authorizationId);
            insertLines(connection, order);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insertOrder(Connection connection, PlacedOrder order, String authorizationId)
            throws SQLException {
        try (var insert = connection.prepareStatement(ORDER)) {
            insert.setObject(1, order.id());
            insert.setString(2, order.customerId());
            insert.setString(3, order.email());
            insert.setString(4, order.currency());
            insert.setLong(5, order.total());
            insert.setString(6, authorizationId);
            insert.executeUpdate();
        }
    }

    private static void insertLines(Connection connection, PlacedOrder order) throws SQLException {
        try (var insert = connection.prepareStatement(LINE)) {
            for (int i = 0; i < order.lines().size(); i++) {
                var line = order.lines().get(i);
                insert.setObject(1, order.id());
                insert.setInt(2, i);
                insert.setString(3, line.sku());
                insert.setInt(4, line.quantity());
                insert.setLong(5, line.unitPrice());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
