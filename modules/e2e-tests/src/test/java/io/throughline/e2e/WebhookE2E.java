package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A customer hears of an order by webhooks, and its own ledger is the witness. */
@PackagedServer
class WebhookE2E {

    private static final String SUBSCRIPTIONS = "/webhooks/api/subscriptions";

    private final ShopClient shop;
    private final HttpProbe sandbox;
    private final String sandboxUrl;
    private final ApplicationDatabase database;
    private final String endpoint = "e2e-" + UUID.randomUUID();
    private JsonNode subscription;

    WebhookE2E(Installation installation) {
        shop = installation.client();
        database = installation.database();
        sandboxUrl = installation.servers().sandbox().url();
        sandbox = HttpProbe.of(sandboxUrl);
    }

    @AfterEach
    void unsubscribe() {
        shop.send(shop.as(
                        "integrator",
                        SUBSCRIPTIONS + "/" + subscription.get("id").asText())
                .DELETE());
    }

    @Test
    void tellsACustomerOfEachEventOnceSignedAndWithoutThePaymentToken() {
        shop.stock("WEBHOOK", 10);
        subscription = shop.as("integrator")
                .post(
                        SUBSCRIPTIONS,
                        "{\"url\":\"" + sandboxUrl + "/webhook/" + endpoint + "\",\"eventTypes\":[\"orders.*\"]}")
                .require(201)
                .json();
        sandbox.put(
                        "/webhook/" + endpoint,
                        "{\"secret\":\"" + subscription.get("secret").asText() + "\"}")
                .require(204);

        var order = shop.place(OrderForm.of("WEBHOOK", 1));

        Eventually.that(() -> assertThat(types(order)).contains("orders.order-placed", "orders.order-confirmed"));
        assertThat(types(order)).doesNotHaveDuplicates();
        assertThat(webhooks(order)).allSatisfy(webhook -> {
            assertThat(webhook.get("count").asInt()).isEqualTo(1);
            assertThat(webhook.get("signatureValid").asBoolean()).isTrue();
            assertThat(webhook.get("body").asText()).contains(order).doesNotContain("paymentToken", "tok_ok");
        });
    }

    /** Six days pass in the database; the next attempt is the one that is too many. */
    @Test
    void writesToWhoeverRunsAnEndpointThatKeepsFailing() {
        shop.stock("WEBHOOK", 10);
        var contact = endpoint + "@example.org";
        subscription = shop.as("integrator")
                .post(
                        SUBSCRIPTIONS,
                        "{\"url\":\"http://127.0.0.1:9/\",\"eventTypes\":[\"orders.order-placed\"],"
                                + "\"preferences\":{\"contact\":\"" + contact + "\",\"language\":\"de\"}}")
                .require(201)
                .json();
        shop.place(OrderForm.of("WEBHOOK", 1));
        Eventually.that(
                () -> assertThat(subscription().hasNonNull("failingSince")).isTrue());
        database.change(
                "update webhooks.subscription set failing_since = now() - interval '6 days', failures = 20"
                        + " where subscription_id = ?::uuid",
                subscription.get("id").asText());

        Eventually.that(() -> assertThat(
                        sandbox.get("/ledger/mails?to=" + contact).require(200).texts("mails", "/subject"))
                .containsExactly("Ihr Webhook-Endpunkt 127.0.0.1:9 wurde abgeschaltet"));
        assertThat(subscription().get("state").asText()).isEqualTo("DISABLED");
    }

    private JsonNode subscription() {
        return shop.get("viewer", SUBSCRIPTIONS + "/" + subscription.get("id").asText())
                .json();
    }

    private List<String> types(String order) {
        return webhooks(order).stream()
                .map(webhook -> webhook.get("type").asText())
                .toList();
    }

    private List<JsonNode> webhooks(String order) {
        var ledger = sandbox.get("/ledger/webhooks?endpoint=" + endpoint)
                .require(200)
                .json();
        return StreamSupport.stream(ledger.get("webhooks").spliterator(), false)
                .filter(webhook -> webhook.get("orderId").asText().equals(order))
                .toList();
    }
}
