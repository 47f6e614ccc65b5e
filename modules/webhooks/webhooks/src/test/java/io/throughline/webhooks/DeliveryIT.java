package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.webhooks.Customer.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks from the event to the customer's endpoint; days pass by a clock that the tests set. */
class DeliveryIT extends OnLiberty {

    private final Webhooks webhooks = new Webhooks();
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final List<JsonNode> subscriptions = new ArrayList<>();
    private final UUID order = UUID.randomUUID();
    private Customer customer;

    @BeforeEach
    void listen() throws IOException {
        customer = new Customer();
    }

    @AfterEach
    void close() {
        subscriptions.forEach(webhooks::delete);
        customer.close();
    }

    @Test
    void isSentOnceSignedAndWithoutWhatNeverLeavesTheHouse() {
        var subscription = subscribe(customer, "orders.*");
        webhooks.place(order);
        webhooks.requestCancellation(order);
        webhooks.confirm(order);
        Eventually.that(() -> assertThat(states(subscription)).containsExactly("DELIVERED", "DELIVERED"));

        assertThat(customer.received())
                .hasSize(2)
                .allSatisfy(webhook ->
                        assertThat(webhook.isSignedWith(secret(subscription))).isTrue())
                .allSatisfy(webhook -> assertThat(webhook.text()).doesNotContain(Webhooks.TOKEN, "paymentToken"));
        assertThat(customer.received().stream().map(DeliveryIT::type))
                .containsExactlyInAnyOrder("orders.order-placed", "orders.order-confirmed");
        assertThat(ids(customer)).containsExactlyInAnyOrderElementsOf(field(subscription, "id"));
        assertThat(ids(customer)).extracting(UUID::fromString).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(bodies(customer).map(body -> body.get("id").asText()))
                .containsExactlyInAnyOrderElementsOf(field(subscription, "eventId"));
        assertThat(bodies(customer).map(body -> body.at("/data/orderId").asText()))
                .containsOnly(order.toString());
        assertThat(bodies(customer))
                .allSatisfy(body -> assertThat(body.fieldNames())
                        .toIterable()
                        .containsExactly("id", "type", "version", "timestamp", "data"));
    }

    @Test
    void isToldInTheTimelineOfItsOrder() {
        customer.answers(500);
        var subscription = subscribe(customer, "orders.*");
        webhooks.confirm(order);
        awaitAttempts(subscription, 1);
        customer.answers(204);
        webhooks.letPass("PT6S");
        Eventually.that(() -> assertThat(states(subscription)).containsExactly("DELIVERED"));

        Eventually.that(() -> assertThat(database.texts(
                        "select attempt || ' ' || outcome from messaging.activity where kind = 'WEBHOOK' and key = ?"
                                + " order by attempt",
                        order.toString()))
                .containsExactly("1 500", "2 204"));
    }

    @Test
    void isSentForWhatWasSubscribedToOnly() {
        var confirmed = subscribe(customer, "orders.order-confirmed", "payments.*");
        var all = subscribe(customer, "*");
        webhooks.place(order);
        webhooks.confirm(order);
        Eventually.that(() -> assertThat(states(all)).containsExactly("DELIVERED", "DELIVERED"));
        Eventually.that(() -> assertThat(field(confirmed, "eventType")).containsExactly("orders.order-confirmed"));
    }

    @Test
    void isTriedAgainAsTheScheduleSaysUnderItsOldIdUntilItIsGivenUpAndResent() {
        customer.answers(500);
        var subscription = subscribe(customer, "orders.*");
        webhooks.confirm(order);
        awaitAttempts(subscription, 1);
        int attempt = 1;
        for (var wait : List.of("6S", "6M", "34M", "135M", "340M", "670M", "16H", "23H", "27H")) {
            webhooks.letPass("PT" + wait);
            awaitAttempts(subscription, ++attempt);
        }
        var failed = only(subscription);
        assertThat(failed.get("state").asText()).isEqualTo("FAILED");
        assertThat(failed.get("lastStatus").asInt()).isEqualTo(500);
        assertThat(failed.get("lastError").asText()).isEqualTo("HTTP status 500");
        assertThat(customer.received()).hasSize(10);

        customer.answers(204);
        webhooks.resend(subscription, failed.get("id").asText());
        Eventually.that(() -> assertThat(states(subscription)).containsExactly("DELIVERED"));

        assertThat(customer.received()).hasSize(11);
        assertThat(ids(customer)).containsOnly(failed.get("id").asText());
        assertThat(bodies(customer).distinct()).hasSize(1);
        assertThat(customer.received()).allMatch(webhook -> webhook.isSignedWith(secret(subscription)));
    }

    @Test
    void isNotTriedBeforeItsTime() {
        customer.answers(500);
        var subscription = subscribe(customer, "orders.*");
        webhooks.confirm(order);
        awaitAttempts(subscription, 1);
        webhooks.letPass("PT6S");
        awaitAttempts(subscription, 2);

        webhooks.letPass("PT4M");
        var other = subscribe(customer, "payments.*");
        assertThat(states(other)).isEmpty();
        assertThat(only(subscription).get("attempts").asInt()).isEqualTo(2);
        webhooks.letPass("PT2M");
        awaitAttempts(subscription, 3);
    }

    /** As when a node dies after it has sent and before it has noted: the lease of the delivery runs out. */
    @Test
    void isSentAgainUnderItsOldIdWhenNothingIsHeardOfAnAttempt() {
        customer.holdsTheNext();
        var subscription = subscribe(customer, "orders.*");
        webhooks.confirm(order);
        Eventually.that(() -> assertThat(customer.received()).hasSize(1));
        assertThat(only(subscription).get("attempts").asInt()).isZero();

        webhooks.letPass("PT2M");
        Eventually.that(() -> assertThat(states(subscription)).containsExactly("DELIVERED"));

        assertThat(customer.received()).hasSize(2);
        assertThat(ids(customer)).containsOnly(only(subscription).get("id").asText());
        assertThat(only(subscription).get("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void doesNotWaitForEndpointsThatHang() throws IOException {
        var hanging = new ArrayList<Customer>();
        try {
            for (int i = 0; i < 3; i++) {
                var dead = new Customer();
                dead.hangs();
                hanging.add(dead);
                subscribe(dead, "orders.*");
            }
            var healthy = subscribe(customer, "orders.*");
            Stream.generate(UUID::randomUUID).limit(12).forEach(webhooks::confirm);
            Eventually.that(() -> assertThat(states(healthy)).hasSize(12).containsOnly("DELIVERED"));

            assertThat(hanging).allSatisfy(dead -> assertThat(dead.mostHeld()).isBetween(1, 4));
        } finally {
            hanging.forEach(Customer::close);
        }
    }

    @Test
    void isCancelledWithItsSubscription() {
        customer.answers(500);
        var subscription = webhooks.subscribe(customer.url(), "orders.*");
        webhooks.confirm(order);
        awaitAttempts(subscription, 1);
        webhooks.delete(subscription);
        assertThat(statesInDatabase(subscription)).containsExactly("CANCELLED");

        // as if the event had been queued in the very moment
        database.change(
                "update webhooks.delivery set state = 'PENDING', next_attempt_at = now() where subscription_id = ?::uuid",
                Webhooks.id(subscription));
        webhooks.letPass("PT10M");
        Eventually.that(() -> assertThat(statesInDatabase(subscription)).containsExactly("CANCELLED"));
        var other = subscribe(customer, "orders.*");
        webhooks.confirm(UUID.randomUUID());
        awaitAttempts(other, 1);

        assertThat(customer.received()).hasSize(2);
        assertThat(ids(customer)).doesNotHaveDuplicates();
        assertThat(database.texts(
                        "select secret::text from webhooks.subscription where subscription_id = ?::uuid",
                        Webhooks.id(subscription)))
                .containsExactly((String) null);
    }

    @Test
    void isWaitedForInQuietWhileNoneIsPending() {
        Eventually.that(() -> assertThat(webhooks.next()).isEqualTo("nothing is pending"));
    }

    @Test
    void isForgottenLongAfterItEnded() {
        var subscription = webhooks.subscribe(customer.url(), "orders.*");
        var waiting = subscribe(customer, "orders.*");
        webhooks.confirm(order);
        Eventually.that(() -> assertThat(states(subscription)).containsExactly("DELIVERED"));
        webhooks.delete(subscription);
        webhooks.letPass("P29D");
        webhooks.forget();
        assertThat(statesInDatabase(subscription)).containsExactly("DELIVERED");
        webhooks.letPass("P2D");
        webhooks.forget();

        assertThat(statesInDatabase(subscription)).isEmpty();
        assertThat(database.number(
                        "select count(*) from webhooks.subscription where subscription_id = ?::uuid",
                        Webhooks.id(subscription)))
                .isZero();
        assertThat(states(waiting)).isEmpty();
    }

    @Test
    void isKeptToItsStatesAndToOneForEachEventByTheDatabaseToo() {
        var subscription = subscribe(customer, "orders.*");
        webhooks.confirm(order);
        Eventually.that(() -> assertThat(states(subscription)).containsExactly("DELIVERED"));
        var id = Webhooks.id(subscription);

        assertThatThrownBy(() -> database.change(
                        "update webhooks.delivery set state = 'LOST' where subscription_id = ?::uuid", id))
                .hasMessageContaining("delivery_state_is_known");
        assertThatThrownBy(() -> database.change(
                        "update webhooks.delivery set state = 'PENDING' where subscription_id = ?::uuid", id))
                .hasMessageContaining("delivery_is_due_while_pending");
        assertThatThrownBy(() -> database.change(
                        "insert into webhooks.delivery select webhooks.new_delivery_id(), subscription_id, event_id, event_type, event_key, traceparent, body, state,"
                                + " attempts, next_attempt_at, last_status, last_error, created_at, changed_at"
                                + " from webhooks.delivery where subscription_id = ?::uuid",
                        id))
                .hasMessageContaining("delivery_one_per_event");
    }

    private JsonNode subscribe(Customer at, String... eventTypes) {
        var subscription = webhooks.subscribe(at.url(), eventTypes);
        subscriptions.add(subscription);
        return subscription;
    }

    private void awaitAttempts(JsonNode subscription, int attempts) {
        Eventually.that(
                () -> assertThat(only(subscription).get("attempts").asInt()).isEqualTo(attempts));
    }

    private JsonNode only(JsonNode subscription) {
        var found = webhooks.deliveries(subscription);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<String> states(JsonNode subscription) {
        return field(subscription, "state");
    }

    private List<String> field(JsonNode subscription, String name) {
        return webhooks.deliveries(subscription).stream()
                .map(delivery -> delivery.get(name).asText())
                .toList();
    }

    private List<String> statesInDatabase(JsonNode subscription) {
        return database.texts(
                "select state from webhooks.delivery where subscription_id = ?::uuid", Webhooks.id(subscription));
    }

    private static String secret(JsonNode subscription) {
        return subscription.get("secret").asText();
    }

    private static Stream<JsonNode> bodies(Customer customer) {
        return customer.received().stream().map(webhook -> Answer.read(webhook.text()));
    }

    private static String type(Received webhook) {
        return Answer.read(webhook.text()).get("type").asText();
    }

    private static Stream<String> ids(Customer customer) {
        return customer.received().stream().map(Received::id);
    }
}
