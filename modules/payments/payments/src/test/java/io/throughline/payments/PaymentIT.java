package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
    private final OrderFeed orders = new OrderFeed();
    private final UUID order = UUID.randomUUID();

    @AfterEach
    void mendTheProvider() {
        provider.noMoreFaults();
    }

    @Test
    void authorizesCapturesAndRefundsWithTheEventsOfTheOrder() {
        orders.place(order, "tok_ok", IN_TIME);
        orders.awaitStatus(order, "AUTHORIZED");
        orders.confirm(order);
        orders.awaitStatus(order, "CAPTURED");
        orders.cancel(order);
        orders.awaitStatus(order, "REFUNDED");

        assertThat(database.appended("payments", order))
                .containsExactly(
                        "payments.payment-authorized", "payments.payment-captured", "payments.payment-refunded");
        assertThat(operations()).contains("AUTHORIZE", "CAPTURE", "REFUND");
        assertThat(provider.charges(order)).isEqualTo("1 refunded");
        assertThat(history(order)).containsExactly("REQUESTED", "AUTHORIZED", "CAPTURED", "REFUNDED");
    }

    @Test
    void declinesWithTheReasonOfTheProviderAndTellsNobodyTheToken() {
        orders.place(order, "tok_insufficient_funds", IN_TIME);
        orders.awaitStatus(order, "DECLINED");

        assertThat(orders.payment(order).toString())
                .contains("insufficient_funds")
                .doesNotContain("tok_");
        assertThat(everything()).contains(order.toString()).doesNotContain("tok_");
        assertThat(provider.charges(order)).isEqualTo("0 ");
    }

    @Test
    void chargesNothingForAnOrderWhoseCancellationCameFirst() {
        orders.cancel(order);
        orders.place(order, "tok_ok", IN_TIME);
        var later = UUID.randomUUID();
        orders.place(later, "tok_ok", IN_TIME);
        orders.awaitStatus(later, "AUTHORIZED");
        orders.awaitStatus(order, "CANCELLED");

        assertThat(provider.charges(order)).isEqualTo("0 ");
        assertThat(database.appended("payments", order)).isEmpty();
    }

    @Test
    void doesNotAskTheProviderAfterPayBy() {
        orders.place(order, "tok_ok", TOO_LATE);
        orders.awaitStatus(order, "DECLINED");

        assertThat(orders.payment(order).at("/0/reason").asText()).isEqualTo("payment_expired");
        assertThat(provider.charges(order)).isEqualTo("0 ");
    }

    @Test
    void tellsThatAHoldHasExpiredBeforeTheCapture() {
        orders.place(order, "tok_ok", IN_TIME);
        orders.awaitStatus(order, "AUTHORIZED");
        var merchant = new Merchant();
        merchant.giveUp(merchant.of(order).get("id").asText());
        orders.confirm(order);
        orders.awaitStatus(order, "CAPTURE_REFUSED");

        assertThat(database.appended("payments", order))
                .containsExactly("payments.payment-authorized", "payments.payment-capture-refused");
    }

    @Test
    void chargesEveryOrderOnceThroughAProviderThatOftenFails() {
        provider.fault("{\"target\":\"payment\",\"mode\":\"error\",\"rate\":0.2,\"when\":\"before\"}");
        provider.fault("{\"target\":\"payment\",\"mode\":\"error\",\"rate\":0.2,\"when\":\"after\"}");
        provider.fault("{\"target\":\"payment\",\"mode\":\"reset\",\"rate\":0.2,\"when\":\"after\"}");
        var many = Stream.generate(UUID::randomUUID).limit(20).toList();
        many.forEach(id -> {
            orders.place(id, "tok_ok", IN_TIME);
            orders.confirm(id);
        });
        many.forEach(id -> orders.awaitStatus(id, "CAPTURED"));

        assertThat(many).allSatisfy(id -> assertThat(provider.charges(id)).isEqualTo("1 captured"));
        assertThat(many)
                .allSatisfy(id -> assertThat(database.appended("payments", id))
                        .containsExactly("payments.payment-authorized", "payments.payment-captured"));
        assertThat(many).allSatisfy(id -> assertThat(provider.conflicts(id)).isZero());
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
        orders.place(order, "tok_declined", IN_TIME);
        orders.awaitStatus(order, "DECLINED");

        assertThatThrownBy(
                        () -> database.change("update payments.payment set state = 'LOST' where order_id = ?", order))
                .hasMessageContaining("payment_state_is_known");
        assertThatThrownBy(() ->
                        database.change("update payments.payment set state = 'AUTHORIZED' where order_id = ?", order))
                .hasMessageContaining("payment_with_money_has_reference");
        assertThatThrownBy(() -> database.change("update payments.payment set amount = null where order_id = ?", order))
                .hasMessageContaining("payment_is_complete_unless_cancelled");
    }

    private Stream<String> history(UUID orderId) {
        return StreamSupport.stream(orders.payment(orderId).at("/0/history").spliterator(), false)
                .map(step -> step.get("status").asText());
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
}
