package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.devstack.TestServers;
import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderConfirmed;
import io.throughline.orders.events.OrderPlaced;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Payments on Liberty with PostgreSQL, the broker and the provider; the events of orders come over the wire. */
class PaymentIT extends OnLiberty {

    private static final String IN_TIME = "2099-01-01T00:00:00Z";
    private static final String TOO_LATE = "2020-01-01T00:00:00Z";

    private final HttpProbe admin = HttpProbe.ofManaged("/payments/api/").as("admin");
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final ProviderBooks provider =
            new ProviderBooks(TestServers.shared().sandbox().url());
    private final UUID order = UUID.randomUUID();

    @AfterEach
    void mendTheProvider() {
        provider.noMoreFaults();
    }

    @Test
    void authorizesCapturesAndRefundsWithTheEventsOfTheOrder() {
        place(order, "tok_ok", IN_TIME);
        awaitStatus(order, "AUTHORIZED");
        confirm(order);
        awaitStatus(order, "CAPTURED");
        cancel(order);
        awaitStatus(order, "REFUNDED");

        assertThat(database.appended("payments", order))
                .containsExactly(
                        "payments.payment-authorized", "payments.payment-captured", "payments.payment-refunded");
        assertThat(operations()).contains("AUTHORIZE", "CAPTURE", "REFUND");
        assertThat(provider.charges(order)).isEqualTo("1 refunded");
        assertThat(history(order)).containsExactly("REQUESTED", "AUTHORIZED", "CAPTURED", "REFUNDED");
    }

    @Test
    void declinesWithTheReasonOfTheProviderAndTellsNobodyTheToken() {
        place(order, "tok_insufficient_funds", IN_TIME);
        awaitStatus(order, "DECLINED");

        assertThat(payment(order).toString()).contains("insufficient_funds").doesNotContain("tok_");
        assertThat(everything()).contains(order.toString()).doesNotContain("tok_");
        assertThat(provider.charges(order)).isEqualTo("0 ");
    }

    @Test
    void chargesNothingForAnOrderWhoseCancellationCameFirst() {
        cancel(order);
        place(order, "tok_ok", IN_TIME);
        var later = UUID.randomUUID();
        place(later, "tok_ok", IN_TIME);
        awaitStatus(later, "AUTHORIZED");
        awaitStatus(order, "CANCELLED");

        assertThat(provider.charges(order)).isEqualTo("0 ");
        assertThat(database.appended("payments", order)).isEmpty();
    }

    @Test
    void doesNotAskTheProviderAfterPayBy() {
        place(order, "tok_ok", TOO_LATE);
        awaitStatus(order, "DECLINED");

        assertThat(payment(order).at("/0/reason").asText()).isEqualTo("payment_expired");
        assertThat(provider.charges(order)).isEqualTo("0 ");
    }

    @Test
    void chargesEveryOrderOnceThroughAProviderThatOftenFails() {
        provider.fault("{\"target\":\"payment\",\"mode\":\"error\",\"rate\":0.2,\"when\":\"before\"}");
        provider.fault("{\"target\":\"payment\",\"mode\":\"error\",\"rate\":0.2,\"when\":\"after\"}");
        provider.fault("{\"target\":\"payment\",\"mode\":\"reset\",\"rate\":0.2,\"when\":\"after\"}");
        var orders = Stream.generate(UUID::randomUUID).limit(20).toList();
        orders.forEach(id -> {
            place(id, "tok_ok", IN_TIME);
            confirm(id);
        });
        orders.forEach(id -> awaitStatus(id, "CAPTURED"));

        assertThat(orders).allSatisfy(id -> assertThat(provider.charges(id)).isEqualTo("1 captured"));
        assertThat(orders)
                .allSatisfy(id -> assertThat(database.appended("payments", id))
                        .containsExactly("payments.payment-authorized", "payments.payment-captured"));
        assertThat(provider.summary().at("/keys/conflicts").asLong(-1)).isZero();
    }

    @Test
    void refusesToCallTheProviderWithinATransaction() {
        assertThat(admin.get("probe/provider/within-transaction").json().toString())
                .contains("refused", "TransactionalException");
        assertThat(admin.get("probe/provider/without-transaction").json().toString())
                .contains("Optional.empty");
    }

    @Test
    void isKeptToItsStatesByTheDatabaseToo() {
        place(order, "tok_declined", IN_TIME);
        awaitStatus(order, "DECLINED");

        assertThatThrownBy(
                        () -> database.change("update payments.payment set state = 'LOST' where order_id = ?", order))
                .hasMessageContaining("payment_state_is_known");
        assertThatThrownBy(() ->
                        database.change("update payments.payment set state = 'AUTHORIZED' where order_id = ?", order))
                .hasMessageContaining("payment_with_money_has_reference");
        assertThatThrownBy(() -> database.change("update payments.payment set amount = null where order_id = ?", order))
                .hasMessageContaining("payment_is_complete_unless_cancelled");
    }

    private void awaitStatus(UUID orderId, String status) {
        soon().untilAsserted(() ->
                assertThat(payment(orderId).at("/0/status").asText()).isEqualTo(status));
    }

    private JsonNode payment(UUID orderId) {
        return admin.get("payments?orderId=" + orderId).json();
    }

    private Stream<String> history(UUID orderId) {
        return StreamSupport.stream(payment(orderId).at("/0/history").spliterator(), false)
                .map(step -> step.get("status").asText());
    }

    private void place(UUID orderId, String token, String payBy) {
        publish(
                OrderPlaced.class,
                "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"customerEmail\":\"c@example.org\",\"currency\":\"EUR\","
                        + "\"total\":1999,\"lines\":[{\"sku\":\"mug\",\"quantity\":1,\"unitPrice\":1999}],"
                        + "\"paymentMethod\":\"card\",\"paymentToken\":\"%s\",\"payBy\":\"%s\","
                        + "\"placedAt\":\"2026-01-01T00:00:00Z\"}",
                orderId,
                token,
                payBy);
    }

    private void confirm(UUID orderId) {
        publish(OrderConfirmed.class, "{\"orderId\":\"%s\"}", orderId);
    }

    private void cancel(UUID orderId) {
        publish(OrderCancelled.class, "{\"orderId\":\"%s\",\"reason\":\"customer\"}", orderId);
    }

    private void publish(Class<? extends Event> type, String json, Object... values) {
        admin.post("probe/events/" + type.getName(), json.formatted(values)).require(204);
    }

    private List<String> operations() {
        return database.texts(
                "select operation from payments.provider_operation join payments.payment using (payment_id)"
                        + " where order_id = ? order by requested_at, operation",
                order);
    }

    /** Every text in every row of the schema. */
    private String everything() {
        return String.join(
                "\n",
                database.texts("select p::text from payments.payment p union all"
                        + " select t::text from payments.payment_transition t union all"
                        + " select o::text from payments.provider_operation o"));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
