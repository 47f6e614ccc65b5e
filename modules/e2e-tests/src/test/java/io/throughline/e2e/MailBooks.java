package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.ApplicationDatabase;
import java.util.HashSet;
import java.util.stream.StreamSupport;

/** Compares what the orders of one customer had to be told with the mails of the house and the relay's ledger. */
final class MailBooks {

    private static final String ORDERS = "(SELECT id FROM orders.customer_order WHERE customer_id = ?)";

    private static final String UNTOLD = """
            SELECT count(*) FROM messaging.outbox_event e JOIN (VALUES
                ('orders.order-placed', 'ORDER_RECEIVED'), ('orders.order-confirmed', 'ORDER_CONFIRMED'),
                ('orders.order-cancelled', 'ORDER_CANCELLED'), ('orders.order-completed', 'ORDER_COMPLETED'),
                ('shipping.shipment-dispatched', 'SHIPMENT_DISPATCHED')) AS t (type, kind) USING (type)
            WHERE NOT EXISTS (SELECT FROM notifications.mail m
                WHERE m.order_id::text = e.key AND m.kind = t.kind AND m.state = 'SENT')
              AND e.key IN (SELECT id::text FROM orders.customer_order WHERE customer_id = ?)""";

    private final ApplicationDatabase database;
    private final Provider relay;
    private final String customer;

    MailBooks(Installation installation, String customer) {
        this.database = installation.database();
        this.relay = installation.provider();
        this.customer = customer;
    }

    void assertAllTold() {
        assertThat(database.number(UNTOLD, customer))
                .as("events that no mail was sent of")
                .isZero();
    }

    /** The relay has every mail that we sent, each under its one Message-ID, and no other of these orders. */
    void assertRelayAgrees() {
        var sent = database.texts(
                "SELECT message_id FROM notifications.mail WHERE state = 'SENT' AND order_id IN" + ORDERS, customer);
        var orders =
                new HashSet<>(database.texts("SELECT id FROM orders.customer_order WHERE customer_id = ?", customer));
        var taken = StreamSupport.stream(relay.mails(OrderForm.EMAIL).spliterator(), false)
                .map(mail -> mail.path("messageId").asText())
                .filter(id -> orders.contains(id.replaceAll("^<|\\..*", "")))
                .toList();
        assertThat(taken).containsExactlyInAnyOrderElementsOf(sent);
    }
}
