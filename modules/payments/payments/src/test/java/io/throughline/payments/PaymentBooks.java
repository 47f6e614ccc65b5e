package io.throughline.payments;

import io.throughline.devstack.TestServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the database says, asked as the application's own role. */
final class PaymentBooks {

    private PaymentBooks() {}

    /** The events payments published for an order, in order. */
    static List<String> published(Object orderId) {
        return strings("select type from messaging.outbox_event where context = 'payments' and key = '" + orderId
                + "' order by sequence");
    }

    static List<String> operations(Object orderId) {
        return strings("select operation from payments.provider_operation join payments.payment using (payment_id)"
                + " where order_id = '" + orderId + "' order by requested_at, operation");
    }

    /** Every text in every row of the schema. */
    static String everything() {
        return String.join(
                "\n",
                strings("select p::text from payments.payment p union all"
                        + " select t::text from payments.payment_transition t union all"
                        + " select o::text from payments.provider_operation o"));
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
