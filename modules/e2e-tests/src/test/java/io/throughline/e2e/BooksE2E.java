package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * All books agree after orders for which half of all calls to provider, carrier and mail relay failed, and the audit after
 * the crashes would notice if anything were lost, doubled or out of order.
 */
@PackagedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksE2E {

    private static final String PLACED =
            " WHERE event_id = (SELECT event_id FROM messaging.outbox_event WHERE type = 'orders.order-placed' AND key = ?)";

    private final Installation installation;
    private final ApplicationDatabase database;
    private final OrderLoad load;
    private Map<String, OrderForm> accepted;
    private MessagingBooks messaging;
    private OrderBooks orders;
    private MailBooks mails;
    private String completed;

    BooksE2E(Installation installation) {
        this.installation = installation;
        database = installation.database();
        load = new OrderLoad(List.of(installation.client()));
    }

    @BeforeAll
    void placeSomeOrders() throws InterruptedException {
        var provider = installation.provider();
        provider.notifies(installation.first().url() + "/payments/api/provider-webhooks/sandbox");
        provider.storm();
        load.start();
        load.awaitFurther(12);
        Eventually.that(() -> assertThat(provider.strikes()).doesNotContain(0));
        accepted = load.finish();
        provider.recover();
        messaging = new MessagingBooks(installation, load.customer());
        orders = new OrderBooks(installation, load, accepted);
        mails = new MailBooks(installation, load.customer());
        Eventually.that(() -> {
            messaging.assertQuiet();
            orders.assertAllDecided();
            mails.assertAllTold();
        });
        completed = database.texts(
                        "SELECT id FROM orders.customer_order WHERE customer_id = ? AND status = 'COMPLETED'",
                        load.customer())
                .get(0);
    }

    @AfterAll
    void restore() {
        installation.provider().recover();
        installation.provider().notifiesNobody();
    }

    @Test
    void noticesAnEventThatAConsumerHasNotHandled() {
        var other = database.texts(
                        "SELECT key FROM messaging.outbox_event WHERE type = 'orders.order-cancelled'"
                                + " AND key IN (SELECT id::text FROM orders.customer_order WHERE customer_id = ?)",
                        load.customer())
                .get(0);

        noticed(messaging::assertQuiet, () -> database.change("DELETE FROM messaging.inbox" + PLACED, other));
    }

    @Test
    void noticesAnEventThatWasHandledAfterItsSuccessor() {
        noticed(
                messaging::assertInOrder,
                () -> database.change("UPDATE messaging.inbox SET consumer = consumer" + PLACED, completed));
    }

    @Test
    void noticesAnEventThatIsGone() {
        noticed(
                messaging::assertNoGaps,
                () -> database.change(
                        "DELETE FROM messaging.outbox_event WHERE context = 'payments' AND sequence = 1 AND key = ?",
                        completed));
    }

    @Test
    void noticesAnOrderThatIsDecidedTwice() {
        noticed(
                orders::assertHistoryHasNoRepetition,
                () -> database.change(
                        "INSERT INTO orders.order_history SELECT order_id, 1000, status, at, reason"
                                + " FROM orders.order_history WHERE status = 'COMPLETED' AND order_id = ?::uuid",
                        completed));
    }

    @Test
    void noticesADeadLetter() {
        noticed(
                () -> messaging.assertNoDeadLetters(accepted.keySet()),
                () -> installation.brokerAdministrator().send("dev.payments.orders-events.dlq", jms -> {
                    var letter = jms.createMessage();
                    letter.setStringProperty("cloudEvents_partitionkey", completed);
                    return letter;
                }));
    }

    @Test
    void noticesAnOrderThatIsGone() {
        var more = new HashMap<>(accepted);
        more.put(UUID.randomUUID().toString(), OrderForm.of("GONE", 1));

        assertThatThrownBy(() -> new OrderBooks(installation, load, more).assertAllDecided())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void noticesASecondCharge() {
        var key = installation.servers().environment().get("THROUGHLINE_PAYMENT_PROVIDER_KEY");

        noticed(
                orders::assertLedgerAgrees,
                () -> installation.provider().charge(key, completed, accepted.get(completed)));
    }

    /** One after the other, for the second damage shows in the first check as well. */
    @Test
    void noticesAMailThatTheRelayDoesNotHaveAndOneThatWasNotSent() {
        noticed(
                mails::assertRelayAgrees,
                () -> database.change(
                        "UPDATE notifications.mail SET message_id = 'another' WHERE kind = 'ORDER_CONFIRMED'"
                                + " AND order_id = ?::uuid",
                        completed));
        noticed(
                mails::assertAllTold,
                () -> database.change(
                        "UPDATE notifications.mail SET state = 'REQUESTED' WHERE kind = 'ORDER_RECEIVED'"
                                + " AND order_id = ?::uuid",
                        completed));
    }

    @Test
    void noticesStockThatNobodyOrdered() {
        noticed(
                orders::assertStockAgrees,
                () -> database.change(
                        "UPDATE inventory.stock_item SET reserved = reserved + 1 WHERE sku = ?",
                        accepted.get(completed).sku()));
    }

    private static void noticed(ThrowingCallable check, ThrowingCallable damage) {
        assertThatCode(check).doesNotThrowAnyException();
        assertThatCode(damage).doesNotThrowAnyException();
        assertThatThrownBy(check).isInstanceOf(AssertionError.class);
    }
}
