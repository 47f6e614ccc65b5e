package io.throughline.inventory;

import io.throughline.devstack.TestServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the database says, asked as the application's own role. */
final class StockBooks {

    private StockBooks() {}

    /** The events inventory published for an order, in order. */
    static List<String> published(Object orderId) {
        return strings("select type from messaging.outbox_event where context = 'inventory' and key = '" + orderId
                + "' order by sequence");
    }

    static String reservation(Object orderId) {
        return strings("select state from inventory.reservation where order_id = '" + orderId + "'").stream()
                .findFirst()
                .orElse("");
    }

    static long deadlocks() {
        return Long.parseLong(strings("select deadlocks from pg_stat_database where datname = current_database()")
                .get(0));
    }

    static List<String> strings(String sql) {
        try (var connection = TestServers.shared().postgres().connectAsApplication();
                var rows = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void change(String sql) throws SQLException {
        try (var connection = TestServers.shared().postgres().connectAsApplication();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
