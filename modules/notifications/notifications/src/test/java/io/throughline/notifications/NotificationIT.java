package io.throughline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderCompleted;
import io.throughline.orders.events.OrderConfirmed;
import io.throughline.orders.events.OrderPlaced;
import io.throughline.payments.events.PaymentRefunded;
import io.throughline.shipping.events.ShipmentDispatched;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Mails through the broker and a real mail relay; the events of the other contexts come over the wire. Faults last until
 * they are ended: the tests of another module may have left orders in the queues, whose mails would meet one that strikes
 * once.
 */
class NotificationIT extends OnLiberty {

    private static final String MAIL_IN_THE_WAY =
            "insert into notifications.mail (mail_id, order_id, kind, state, message_id, created_at, changed_at, version)"
                    + " values (?, ?, 'SHIPMENT_DISPATCHED', 'WAITING', 'in the way', now(), now(), 0)";
    private static final String WAITING_FOR_A_LOCK = "select count(*) from pg_stat_activity"
            + " where wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple')";

    private final HttpProbe admin = HttpProbe.ofManaged("/notifications/api/").as("admin");
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final MailRelay relay =
            new MailRelay(HttpProbe.of(TestServers.shared().sandbox().url()));
    private final UUID order = UUID.randomUUID();
    private final String customer = order + "@example.org";

    @AfterEach
    void mendTheRelay() {
        relay.noMoreFaults();
    }

    @Test
    void writesOfEveryStepInTheCustomersLanguageOnceEach() {
        place("de-AT");
        publish(OrderConfirmed.class, "{\"orderId\":\"%s\"}", order);
        dispatch();
        publish(OrderCompleted.class, "{\"orderId\":\"%s\"}", order);

        Eventually.that(() -> assertThat(states())
                .containsExactlyInAnyOrder(
                        "ORDER_RECEIVED SENT",
                        "ORDER_CONFIRMED SENT",
                        "SHIPMENT_DISPATCHED SENT",
                        "ORDER_COMPLETED SENT"));
        assertThat(relay.texts(customer, "subject"))
                .containsExactlyInAnyOrder(
                        "Ihre Bestellung " + order + " ist eingegangen",
                        "Ihre Bestellung " + order + " ist bestätigt",
                        "Ihre Bestellung " + order + " ist unterwegs",
                        "Ihre Bestellung " + order + " wurde zugestellt");
        assertThat(relay.texts(customer, "messageId"))
                .contains("<" + order + ".order-received@throughline.example>")
                .containsExactlyInAnyOrderElementsOf(texts("messageId"));
        assertThat(relay.texts(customer, "language")).containsOnly("de");
        assertThat(relay.texts(customer, "repeats")).containsOnly("0");
        assertThat(relay.texts(customer, "text"))
                .anySatisfy(text -> assertThat(text).contains("TRACK-1"));
    }

    @Test
    void keepsMailsThatCameBeforeTheirOrderUntilItComes() {
        publish(OrderCancelled.class, "{\"orderId\":\"%s\",\"reason\":\"payment_timeout\"}", order);
        refund("refund");
        dispatch();
        Eventually.that(() -> assertThat(states())
                .containsExactlyInAnyOrder(
                        "ORDER_CANCELLED WAITING", "PAYMENT_REFUNDED WAITING", "SHIPMENT_DISPATCHED WAITING"));
        assertThat(relay.mails(customer)).isEmpty();

        place(null);

        Eventually.that(() -> assertThat(states())
                .containsExactlyInAnyOrder(
                        "ORDER_RECEIVED SENT",
                        "ORDER_CANCELLED SENT",
                        "PAYMENT_REFUNDED SENT",
                        "SHIPMENT_DISPATCHED SENT"));
        assertThat(relay.texts(customer, "text"))
                .anySatisfy(text -> assertThat(text).contains("the payment did not arrive in time."))
                .anySatisfy(text -> assertThat(text).contains("We have paid back €19.99."));
    }

    /** Both look for the other before either has committed. */
    @Test
    void losesNoMailThatIsAskedForWhileItsOrderComes() throws SQLException {
        publish(OrderCancelled.class, "{\"orderId\":\"%s\",\"reason\":\"out_of_stock\"}", order);
        Eventually.that(() -> assertThat(states()).containsExactly("ORDER_CANCELLED WAITING"));
        try (var connection = TestServers.shared().postgres().connectAsApplication()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(MAIL_IN_THE_WAY)) {
                statement.setObject(1, UUID.randomUUID());
                statement.setObject(2, order);
                statement.executeUpdate();
            }
            dispatch();
            Eventually.that(
                    () -> assertThat(database.number(WAITING_FOR_A_LOCK)).isEqualTo(1));
            place("en");
            Eventually.that(() -> assertThat(
                            database.number(WAITING_FOR_A_LOCK) == 2 || states().contains("ORDER_RECEIVED SENT"))
                    .isTrue());
            connection.rollback();
        }

        Eventually.that(() -> assertThat(states())
                .containsExactlyInAnyOrder("ORDER_CANCELLED SENT", "SHIPMENT_DISPATCHED SENT", "ORDER_RECEIVED SENT"));
    }

    @Test
    void doesNotWriteOfAHoldThatWasGivenUp() {
        refund("void");
        place("en");

        Eventually.that(() -> assertThat(states()).containsExactly("ORDER_RECEIVED SENT"));
        Eventually.that(
                () -> assertThat(handled("notifications.payments-events")).isEqualTo(1));
        assertThat(states()).containsExactly("ORDER_RECEIVED SENT");
    }

    @Test
    void triesAgainForAsLongAsTheRelayTakesNothing() {
        relay.fault("\"mode\":\"reset\",\"when\":\"before\"");
        place("en");
        Eventually.that(() -> {
            assertThat(states()).containsExactly("ORDER_RECEIVED REQUESTED");
            assertThat(texts("attempts").get(0)).isNotEqualTo("0").isNotEqualTo("1");
            assertThat(texts("reason").get(0)).isNotEqualTo("null");
        });
        assertThat(blocked()).containsExactly("RETRYING 0");

        relay.noMoreFaults();

        Eventually.that(() -> assertThat(states()).containsExactly("ORDER_RECEIVED SENT"));
        assertThat(relay.texts(customer, "repeats")).containsExactly("0");
        Eventually.that(() -> assertThat(blocked()).isEmpty());
    }

    @Test
    void sendsAMailAgainUnderItsMessageIdWhenTheAnswerWasLost() {
        relay.fault("\"mode\":\"reset\",\"when\":\"after\"");
        place("en");
        Eventually.that(() -> assertThat(relay.mails(customer)).isNotEmpty());

        relay.noMoreFaults();

        Eventually.that(() -> assertThat(states()).containsExactly("ORDER_RECEIVED SENT"));
        assertThat(relay.texts(customer, "repeats")).singleElement().isNotEqualTo("0");
        assertThat(relay.texts(customer, "messageId")).isEqualTo(texts("messageId"));
    }

    @Test
    void keepsARefusalForGoodAndDeadLettersNothing() {
        relay.fault("\"mode\":\"error\",\"status\":550,\"when\":\"before\"");
        place("en");

        Eventually.that(() -> assertThat(states()).containsExactly("ORDER_RECEIVED REFUSED"));
        assertThat(texts("reason").get(0)).startsWith("550 ");
        assertThat(blocked()).isEmpty();
        assertThat(relay.mails(customer)).isEmpty();
    }

    @Test
    void postponesAMailTheRelayDoesNotTakeYet() {
        relay.fault("\"mode\":\"error\",\"status\":451,\"when\":\"before\"");
        place("en");
        Eventually.that(
                () -> assertThat(texts("reason")).singleElement().asString().startsWith("451"));

        relay.noMoreFaults();

        Eventually.that(() -> assertThat(states()).containsExactly("ORDER_RECEIVED SENT"));
        assertThat(texts("attempts")).singleElement().isNotEqualTo("1");
        assertThat(relay.texts(customer, "repeats")).containsExactly("0");
    }

    @Test
    void refusesToGiveMailToTheServerWithinATransaction() {
        assertThat(admin.get("probe/mail-server/within-transaction").json().toString())
                .contains("refused", "TransactionalException");
        assertThat(admin.get("probe/mail-server/without-transaction").json().toString())
                .contains("the customer's address is none");
    }

    @Test
    void isKeptToItsStatesByTheDatabaseToo() {
        place("en");
        Eventually.that(() -> assertThat(states()).containsExactly("ORDER_RECEIVED SENT"));

        assertThatThrownBy(
                        () -> database.change("update notifications.mail set state = 'LOST' where order_id = ?", order))
                .hasMessageContaining("mail_state_is_known");
        assertThatThrownBy(() ->
                        database.change("update notifications.mail set state = 'REFUSED' where order_id = ?", order))
                .hasMessageContaining("mail_refused_has_reason");
        assertThatThrownBy(() -> database.change(
                        "update notifications.mail set subscription_id = mail_id where order_id = ?", order))
                .hasMessageContaining("mail_is_of_an_order_or_a_notice");
    }

    private void place(String language) {
        publish(
                OrderPlaced.class,
                "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"customerEmail\":\"%s\",\"currency\":\"EUR\","
                        + "\"total\":1999,\"lines\":[{\"sku\":\"mug\",\"quantity\":1,\"unitPrice\":1999}],"
                        + "\"paymentMethod\":\"card\",\"paymentToken\":\"tok_ok\",\"payBy\":\"2099-01-01T00:00:00Z\","
                        + "\"placedAt\":\"2026-01-01T00:00:00Z\"%s}",
                order,
                customer,
                language == null ? "" : ",\"language\":\"" + language + "\"");
    }

    private void dispatch() {
        publish(
                ShipmentDispatched.class,
                "{\"shipmentId\":\"%s\",\"orderId\":\"%s\",\"carrier\":\"sandbox\",\"trackingCode\":\"TRACK-1\","
                        + "\"dispatchedAt\":\"2026-01-01T00:00:00Z\"}",
                UUID.randomUUID(),
                order);
    }

    private void refund(String kind) {
        publish(
                PaymentRefunded.class,
                "{\"paymentId\":\"%s\",\"orderId\":\"%s\",\"amount\":1999,\"currency\":\"EUR\",\"kind\":\"%s\"}",
                UUID.randomUUID(),
                order,
                kind);
    }

    private void publish(Class<? extends Event> type, String json, Object... values) {
        admin.post("probe/events/" + type.getName(), json.formatted(values)).require(204);
    }

    private List<String> states() {
        return StreamSupport.stream(mails().spliterator(), false)
                .map(mail -> mail.get("kind").asText() + " " + mail.get("state").asText())
                .toList();
    }

    private List<String> texts(String field) {
        return StreamSupport.stream(mails().spliterator(), false)
                .map(mail -> mail.path(field).asText())
                .toList();
    }

    private com.fasterxml.jackson.databind.JsonNode mails() {
        return admin.get("mails?orderId=" + order).require(200).json();
    }

    private long handled(String consumer) {
        return database.number(
                "select count(*) from messaging.inbox i join messaging.outbox_event e using (event_id)"
                        + " where e.key = ? and i.consumer = ?",
                order.toString(),
                consumer);
    }

    /** Jobs of the order that wait, and how many attempts have counted. */
    private List<String> blocked() {
        return database.texts(
                "select b.state || ' ' || b.attempts from messaging.blocked_key b join messaging.outbox_event e"
                        + " on e.event_id = b.blocked_by where b.consumer = 'notifications.email' and e.key = ?",
                order.toString());
    }
}
