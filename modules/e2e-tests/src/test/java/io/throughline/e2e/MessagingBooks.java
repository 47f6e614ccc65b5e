package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.ApplicationDatabase;
import java.util.Set;

/** What outbox, broker and inboxes hold of the orders of one customer. */
final class MessagingBooks {

    private static final String KEYS = "(SELECT id::text FROM orders.customer_order WHERE customer_id = ?)";

    private static final String UNPUBLISHED = """
            SELECT count(*) FROM messaging.outbox_event e JOIN messaging.outbox_cursor c USING (shard)
            WHERE e.position > c.position AND e.key IN""" + KEYS;

    private static final String UNHANDLED = """
            SELECT count(*) FROM messaging.outbox_event e JOIN (VALUES
                ('orders.order-placed', 'inventory.orders-events'), ('orders.order-placed', 'payments.orders-events'),
                ('orders.order-cancelled', 'inventory.orders-events'),
                ('orders.order-cancelled', 'payments.orders-events'),
                ('orders.order-confirmed', 'payments.orders-events'),
                ('orders.order-placed', 'notifications.orders-events'),
                ('orders.order-confirmed', 'notifications.orders-events'),
                ('orders.order-cancelled', 'notifications.orders-events'),
                ('notifications.send-mail', 'notifications.email'),
                ('payments.payment-authorized', 'orders.payments-events'),
                ('payments.payment-declined', 'orders.payments-events'),
                ('inventory.stock-reserved', 'orders.inventory-events'),
                ('orders.order-placed', 'webhooks.orders-events'),
                ('payments.payment-authorized', 'webhooks.payments-events'),
                ('inventory.stock-rejected', 'orders.inventory-events')) AS r (type, consumer) USING (type)
            WHERE NOT EXISTS (SELECT FROM messaging.inbox i WHERE i.event_id = e.event_id AND i.consumer = r.consumer)
              AND e.key IN""" + KEYS;

    // Transactions that follow one another have growing numbers, so xmin tells which handler committed first. Webhooks
    // are queued without order.
    private static final String OUT_OF_ORDER = """
            SELECT count(*) FROM (
                SELECT i.xmin::text::bigint AS handled, lag(i.xmin::text::bigint) OVER (
                    PARTITION BY i.consumer, e.context, e.key ORDER BY e.sequence) AS handled_before
                FROM messaging.inbox i JOIN messaging.outbox_event e USING (event_id)
                -- a context with its queue: there is no order among jobs
                WHERE i.consumer NOT LIKE 'webhooks.%' AND position('.' IN e.context) = 0 AND e.key IN""" + KEYS + """
            ) handling WHERE handled <= handled_before""";

    private static final String WITH_GAPS = """
            SELECT count(*) FROM (
                SELECT FROM messaging.outbox_event WHERE key IN""" + KEYS + """
                GROUP BY context, key HAVING count(*) <> max(sequence)) AS keys""";

    private final ApplicationDatabase database;
    private final BrokerAccount administrator;
    private final String customer;

    MessagingBooks(Installation installation, String customer) {
        this.database = installation.database();
        this.administrator = installation.brokerAdministrator();
        this.customer = customer;
    }

    /** Every event is published and handled, and nothing is left on its way. */
    void assertQuiet() {
        assertThat(count(UNPUBLISHED)).as("unpublished events").isZero();
        assertThat(count("SELECT count(*) FROM messaging.outbox_parked WHERE key IN" + KEYS))
                .as("parked events")
                .isZero();
        assertThat(count(UNHANDLED))
                .as("events that a consumer has not handled")
                .isZero();
        assertThat(count("SELECT count(*) FROM messaging.blocked_key WHERE key IN" + KEYS))
                .as("blocked keys")
                .isZero();
        assertThat(count("SELECT count(*) FROM messaging.held_message WHERE key IN" + KEYS))
                .as("held messages")
                .isZero();
        for (var queue : consumerQueues()) {
            assertThat(administrator.depth(queue)).as("messages in " + queue).isZero();
        }
    }

    void assertNoGaps() {
        assertThat(count(WITH_GAPS)).as("keys with a gap in their sequence").isZero();
    }

    /** Each consumer has handled the events of each key one after the other. */
    void assertInOrder() {
        assertThat(count(OUT_OF_ORDER))
                .as("events handled before their predecessor")
                .isZero();
    }

    void assertNoDeadLetters(Set<String> keys) {
        for (var queue : consumerQueues()) {
            assertThat(administrator.browse(queue + ".dlq", null))
                    .as("dead letters of " + queue)
                    .extracting(letter -> String.valueOf(letter.getObjectProperty("cloudEvents_partitionkey")))
                    .doesNotContainAnyElementsOf(keys);
        }
    }

    private static Set<String> consumerQueues() {
        return Set.of(
                "dev.inventory.orders-events",
                "dev.payments.orders-events",
                "dev.orders.payments-events",
                "dev.orders.inventory-events",
                "dev.notifications.orders-events",
                "dev.notifications.email");
    }

    private long count(String sql) {
        return database.number(sql, customer);
    }
}
