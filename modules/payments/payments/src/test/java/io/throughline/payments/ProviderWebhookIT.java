package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the provider tells by itself, over HTTP. */
class ProviderWebhookIT extends OnLiberty {

    private static final long TOLERATED_SECONDS = 300;

    private final UUID order = UUID.randomUUID();
    private final OrderFeed orders = new OrderFeed();
    private final Merchant merchant = new Merchant();
    private final WebhookSender webhooks = new WebhookSender();
    private final FindingBooks findings = new FindingBooks();
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final ProviderBooks provider =
            new ProviderBooks(TestServers.shared().sandbox().url());
    private final HttpProbe nobody = HttpProbe.ofManaged("/payments/api/");

    @AfterEach
    void mendTheProvider() {
        provider.noMoreFaults();
    }

    @Test
    void recordsAnAnswerThatWasLostOnceHoweverOftenItComes() {
        provider.fault("{\"target\":\"payment\",\"operation\":\"authorize\",\"mode\":\"reset\",\"when\":\"after\"}");
        orders.place(order);
        awaitHold();
        webhooks.tell("evt_" + order, merchant.of(order)).require(204);
        webhooks.tell("evt_" + order, merchant.of(order)).require(204);
        webhooks.tell(merchant.of(order)).require(204);

        assertThat(orders.status(order)).isEqualTo("AUTHORIZED");
        assertThat(notifications("evt_" + order)).isEqualTo(1);
        provider.noMoreFaults();
        orders.confirm(order);
        orders.awaitStatus(order, "CAPTURED");
        assertThat(database.appended("payments", order))
                .containsExactly("payments.payment-authorized", "payments.payment-captured");
        assertThat(provider.charges(order)).isEqualTo("1 captured");
    }

    @Test
    void changesNothingForWhatIsOlderThanWhatWeKnow() {
        orders.place(order);
        orders.awaitStatus(order, "AUTHORIZED");
        var old = merchant.of(order);
        orders.confirm(order);
        orders.awaitStatus(order, "CAPTURED");
        webhooks.tell(old).require(204);
        webhooks.tell(merchant.of(order)).require(204);

        assertThat(orders.status(order)).isEqualTo("CAPTURED");
        assertThat(findings.about(old.get("id").asText())).isEmpty();
    }

    @Test
    void reportsWhatWeNeverAskedForAndBelievesItNot() {
        orders.place(order);
        orders.awaitStatus(order, "AUTHORIZED");
        var reference = merchant.of(order).get("id").asText();
        merchant.capture(reference);
        webhooks.tell(merchant.of(order)).require(204);

        assertThat(orders.status(order)).isEqualTo("AUTHORIZED");
        assertThat(findings.about(reference)).containsExactly("UNASKED_CHANGE OPEN");
    }

    @Test
    void doesNotTakeAnotherAmountForTheAnswer() {
        provider.fault("{\"target\":\"payment\",\"operation\":\"authorize\",\"mode\":\"reset\",\"when\":\"after\"}");
        orders.place(order);
        awaitHold();
        var less = ((ObjectNode) merchant.of(order)).put("amount", 1);
        webhooks.tell(less).require(204);

        assertThat(orders.status(order)).isEqualTo("REQUESTED");
        assertThat(findings.about(less.get("id").asText())).containsExactly("AMOUNT_DIFFERS OPEN");
    }

    @Test
    void takesWhatConcernsNoPaymentOfOursAndReportsIt() {
        var reference = merchant.authorize(order);
        webhooks.tell(merchant.of(order)).require(204);
        webhooks.tell(merchant.of(order)).require(204);

        assertThat(findings.about(reference)).containsExactly("UNKNOWN_CHARGE OPEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"type\":\"authorization.captured\"}",
                "{\"type\":\"authorization.captured\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{\"id\":\"a\","
                        + "\"status\":\"captured\",\"orderReference\":\"o\\u0000\",\"amount\":1,\"currency\":\"EUR\"}}",
                "{\"type\":\"authorization.captured\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{\"id\":\"a\","
                        + "\"status\":\"captured\",\"orderReference\":\"o\",\"amount\":-1,\"currency\":\"EUR\"}}"
            })
    void refusesGarbageEvenIfItIsSigned(String garbage) {
        assertProblem(webhooks.send("evt_" + order, garbage), 400);
        assertThat(notifications("evt_" + order)).isZero();
    }

    @Test
    void refusesWhatIsNotTheProvidersOrTooOld() {
        long now = Instant.now().getEpochSecond();

        assertProblem(nobody.post(WebhookSender.PATH, "{}"), 401);
        assertProblem(nobody.as("admin").post(WebhookSender.PATH, "{}"), 401);
        assertProblem(webhooks.send(WebhookSender.PATH, "evt_1", now - TOLERATED_SECONDS - 60, "{}"), 401);
        assertProblem(webhooks.send(WebhookSender.PATH, "evt_1", now + TOLERATED_SECONDS + 60, "{}"), 401);
    }

    @Test
    void knowsNoOtherProvider() {
        assertProblem(webhooks.send("provider-webhooks/other", "evt_1", 0, "{}"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider-webhooks",
                "provider-webhooks/",
                "provider-webhooks/sandbox/",
                "provider-webhooks/sandbox/x",
                "provider-webhooks/%73andbox",
                "provider-webhooks/sandbox;x=1",
                "provider-webhooks/../reconciliations",
                "reconciliations"
            })
    void opensNoOtherAddressToThoseWithoutAnAccount(String path) {
        assertProblem(webhooks.send(path, "evt_1", Instant.now().getEpochSecond(), "{}"), 401);
        assertThat(nobody.get(path).status()).isEqualTo(401);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
    }

    private void awaitHold() {
        await().untilAsserted(() -> assertThat(provider.charges(order)).isEqualTo("1 authorized"));
    }

    private long notifications(String id) {
        return database.number("select count(*) from payments.provider_notification where notification_id = ?", id);
    }
}
