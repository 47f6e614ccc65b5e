package io.throughline.orders;

import io.throughline.devstack.TestServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the database says, asked as the application's own role. */
final class OrderBooks {

    private OrderBooks() {}

    /** The events orders published for an order, in order. */
    static List<String> published(UUID orderId) {
        return strings("select type from messaging.outbox_event where context = 'orders' and key = '" + orderId
                + "' order by sequence");
    }

    static long orders() {
        return Long.parseLong(
                strings("select count(*) from orders.customer_order").get(0));
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

    static void change(String sql) {
        try (var connection = TestServers.shared().postgres().connectAsApplication();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
