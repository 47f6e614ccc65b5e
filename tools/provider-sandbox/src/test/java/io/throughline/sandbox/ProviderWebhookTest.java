package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.courier.Notification;
import io.throughline.sandbox.courier.StandardLetter;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.signature.WebhookSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sandbox sends to the webhook receiver of another. */
class ProviderWebhookTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Order(1)
    @RegisterExtension
    final RunningSandbox merchant = new RunningSandbox();

    @Order(2)
    @RegisterExtension
    final RunningSandbox provider = new RunningSandbox(
            settings -> settings.with(new Notification(merchantUri(), new StandardLetter(WebhookSecret.of(SECRET)))));

    @BeforeEach
    void tellTheSecret() {
        put(merchant, "/webhook/shop", "{\"secret\":\"" + SECRET + "\"}");
    }

    @Test
    void tellsOfEveryChangeSigned() throws IOException {
        String id = provider.client().granted("k1", "o1", 100);
        change(id, "capture", "");
        change(id, "refunds", "{\"amount\":40}");
        provider.client().authorize("k2", "o2", 100, "tok_declined");
        change(provider.client().granted("k3", "o3", 100), "void", "");

        await().until(() -> received().size() == 6);
        assertThat(received().findValuesAsText("type"))
                .containsExactlyInAnyOrder(
                        "authorization.authorized",
                        "authorization.captured",
                        "authorization.refunded",
                        "authorization.declined",
                        "authorization.authorized",
                        "authorization.voided");
        assertThat(received().findValues("signatureValid")).allMatch(JsonNode::booleanValue);
        JsonNode data = body("authorization.captured").get("data");
        assertThat(data.get("id").textValue()).isEqualTo(id);
        assertThat(data.get("orderReference").textValue()).isEqualTo("o1");
        assertThat(data.get("status").textValue()).isEqualTo("captured");
        assertThat(data.get("amount").longValue()).isEqualTo(100);
        assertThat(body("authorization.declined").at("/data/reason").textValue())
                .isEqualTo("card_declined");
    }

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() {
        merchant.client().fault("{'target':'webhook','mode':'error','when':'after','times':2}");

        provider.client().granted("k1", "o1", 100);

        await().until(() -> received().at("/0/count").intValue() == 3);
        assertThat(received()).hasSize(1);
        await().until(() -> states("o1").equals(List.of("delivered")));
    }

    @Test
    void doesNotTellOfACallThatWasOnlyAnsweredAgain() {
        provider.client().granted("k1", "o1", 100);
        provider.client().granted("k1", "o1", 100);
        provider.client().granted("k2", "o2", 100);

        await().until(() -> received().size() == 2);
        assertThat(received().findValuesAsText("count")).containsOnly("1");
    }

    @Test
    void bringsAfterARestartWhatWasNotTakenBeforeAndNothingTwice() {
        merchant.client().fault("{'target':'webhook','mode':'error','when':'before'}");
        provider.client().granted("k1", "o1", 100);
        await().until(() ->
                merchant.client().get("/faults").body().at("/faults/0/applied").intValue() > 0);
        provider.restart();
        merchant.client().delete("/faults");

        await().until(() -> states("o1").equals(List.of("delivered")));
        provider.restart();
        provider.client().granted("k2", "o2", 100);
        await().until(() -> states("o2").equals(List.of("delivered")));
        assertThat(received().findValuesAsText("count")).containsExactly("1", "1");
    }

    @Test
    void sendsOneTwice() {
        provider.client().fault("{'target':'provider-webhook','mode':'duplicate'}");

        provider.client().granted("k1", "o1", 100);

        await().until(() -> received().at("/0/count").intValue() == 2);
        assertThat(received()).hasSize(1);
    }

    @Test
    void sendsTheFirstAfterTheSecond() {
        provider.client()
                .fault("{'target':'provider-webhook','operation':'authorized','mode':'reorder','delayMs':600000}");

        change(provider.client().granted("k1", "o1", 100), "capture", "");

        await().until(() -> received().size() == 2);
        assertThat(received().findValuesAsText("type"))
                .containsExactly("authorization.captured", "authorization.authorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reorder", "delay"})
    void sendsALoneOneLate(String mode) {
        provider.client()
                .fault("{'target':'provider-webhook','operation':'authorized','mode':'%s','delayMs':300}"
                        .formatted(mode));

        provider.client().granted("k1", "o1", 100);
        provider.client().authorize("k2", "o2", 100, "tok_declined");

        await().until(() -> received().size() == 2);
        assertThat(received().findValuesAsText("type"))
                .containsExactly("authorization.declined", "authorization.authorized");
    }

    @Test
    void losesOne() {
        provider.client().fault("{'target':'provider-webhook','mode':'drop','times':1}");

        provider.client().granted("k1", "o1", 100);
        provider.client().granted("k2", "o2", 100);

        await().until(() -> states("o2").equals(List.of("delivered")));
        assertThat(states("o1")).containsExactly("dropped");
        assertThat(received()).hasSize(1);
        assertThat(provider.client().get("/ledger/summary").body().get("providerWebhooks"))
                .hasToString("{\"delivered\":1,\"repeats\":0,\"dropped\":1,\"pending\":0}");
    }

    @Test
    void waitsWhileNobodyIsThereAndGoesWhereATesterSendsIt() {
        put(provider, "/provider-webhooks/destination", "{\"url\":\"http://127.0.0.1:1/\"}");
        provider.client().granted("k1", "o1", 100);
        await().until(() -> states("o1").equals(List.of("pending")));

        put(provider, "/provider-webhooks/destination", "{\"url\":\"" + merchantUri() + "\"}");

        await().until(() -> states("o1").equals(List.of("delivered")));
    }

    @Test
    void sendsNothingWhenATesterSaysSo() {
        provider.client().delete("/provider-webhooks/destination");
        provider.client().granted("k1", "o1", 100);
        put(provider, "/provider-webhooks/destination", "{\"url\":\"" + merchantUri() + "\"}");
        provider.client().granted("k2", "o2", 100);

        await().until(() -> states("o2").equals(List.of("delivered")));
        assertThat(states("o1")).isEmpty();
    }

    private void change(String authorization, String how, String body) {
        provider.client().post("/payment/authorizations/" + authorization + "/" + how, how, body);
    }

    private URI merchantUri() {
        return merchant.baseUri().resolve("/webhook/shop");
    }

    private JsonNode received() {
        return merchant.client().get("/ledger/webhooks?endpoint=shop").body().get("webhooks");
    }

    private JsonNode body(String type) throws IOException {
        for (JsonNode webhook : received()) {
            if (webhook.get("type").textValue().equals(type)) {
                return Json.MAPPER.readTree(webhook.get("body").textValue());
            }
        }
        throw new AssertionError(type + " did not come");
    }

    private List<String> states(String order) {
        return provider.client()
                .get("/ledger/provider-webhooks?orderId=" + order)
                .body()
                .findValuesAsText("state");
    }

    private static void put(RunningSandbox sandbox, String path, String body) {
        assertThat(sandbox.client()
                        .send(sandbox.client()
                                .request(path)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                .build())
                        .status())
                .isEqualTo(204);
    }
}
