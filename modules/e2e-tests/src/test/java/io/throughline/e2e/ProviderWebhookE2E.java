package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider tells everything by webhook too: late, twice, out of order, and sometimes instead of an answer. */
@PackagedServer
class ProviderWebhookE2E {

    private static final String OURS = " (SELECT id::text FROM orders.customer_order WHERE customer_id = ?)";

    private final Installation installation;
    private final Provider provider;

    ProviderWebhookE2E(Installation installation) {
        this.installation = installation;
        this.provider = installation.provider();
    }

    @BeforeEach
    void listen() {
        provider.notifies(installation.first().url() + "/payments/api/provider-webhooks/sandbox");
    }

    @AfterEach
    void recover() {
        provider.recover();
        provider.notifiesNobody();
    }

    @Test
    void keepsTheBooksRightHoweverTheProvidersWebhooksCome() throws InterruptedException {
        provider.disturbWebhooks();
        provider.failNextAuthorizations("error", 3);
        var load = new OrderLoad(List.of(installation.client()));
        load.start();
        load.awaitFurther(20);
        var accepted = load.finish();

        var messaging = new MessagingBooks(installation, load.customer());
        Eventually.that(() -> {
            messaging.assertQuiet();
            accepted.keySet().forEach(this::assertBooksAgree);
            accepted.keySet().forEach(this::assertTold);
        });
        messaging.assertNoDeadLetters(accepted.keySet());
        messaging.assertInOrder();
        assertThat(deliveries(accepted)).as("some came twice").isGreaterThan(notifications(load));
        assertThat(eventsPublishedTwice(load)).isEmpty();
        assertThat(findings(load)).isEmpty();
    }

    /** Our payment has come to its end, and the provider's ledger says the same of the only charge, if there is one. */
    private void assertBooksAgree(String orderId) {
        var payment =
                installation.database().texts("SELECT state FROM payments.payment WHERE order_id = ?::uuid", orderId);
        var charges = provider.charges(orderId);
        if (charges.count() == 0) {
            assertThat(payment).first().isIn("DECLINED", "CANCELLED");
        } else {
            assertThat(payment).first().isIn("CAPTURED", "VOIDED", "REFUNDED");
            assertThat(payment)
                    .containsExactly(charges.only().path("state").asText().toUpperCase(Locale.ROOT));
        }
    }

    private void assertTold(String orderId) {
        var webhooks = provider.webhooks(orderId);
        assertThat(webhooks).isNotEmpty();
        assertThat(webhooks)
                .allSatisfy(
                        webhook -> assertThat(webhook.path("state").asText()).isEqualTo("delivered"));
    }

    private long deliveries(Map<String, OrderForm> accepted) {
        return accepted.keySet().stream()
                .flatMap(id -> StreamSupport.stream(provider.webhooks(id).spliterator(), false))
                .mapToLong(webhook -> webhook.path("deliveries").longValue())
                .sum();
    }

    private long notifications(OrderLoad load) {
        return installation
                .database()
                .number(
                        "SELECT count(*) FROM payments.provider_notification WHERE order_reference IN" + OURS,
                        load.customer());
    }

    private List<String> eventsPublishedTwice(OrderLoad load) {
        return installation
                .database()
                .texts(
                        "SELECT key || ' ' || type FROM messaging.outbox_event WHERE context = 'payments' AND key IN"
                                + OURS + " GROUP BY key, type HAVING count(*) > 1",
                        load.customer());
    }

    private List<String> findings(OrderLoad load) {
        return installation
                .database()
                .texts(
                        "SELECT kind || ' ' || order_reference FROM payments.reconciliation_finding"
                                + " WHERE order_reference IN" + OURS,
                        load.customer());
    }
}
