package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.SandboxClient.Response;
import io.throughline.sandbox.signature.WebhookSecret;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String SECRET = secret('x');
    private static final String BODY =
            "{\"type\":\"orders.order-placed\",\"data\":{\"orderId\":\"o1\",\"city\":\"Köln\"}}";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void keepsWhatCameAndCountsRepetitionsApart() {
        assertThat(deliver("shop", "w1", BODY, SECRET).status()).isEqualTo(204);
        deliver("shop", "w1", BODY, SECRET);
        deliver("shop", "w2", BODY, SECRET);
        deliver("other", "w1", BODY, SECRET);
        JsonNode before = ledger("?endpoint=shop");

        sandbox.restart();

        assertThat(ledger("?endpoint=shop")).isEqualTo(before);
        assertThat(before.get("distinct").intValue()).isEqualTo(2);
        assertThat(before.get("repeats").intValue()).isEqualTo(1);
        assertThat(before.at("/webhooks/0/webhookId").textValue()).isEqualTo("w1");
        assertThat(before.at("/webhooks/0/count").intValue()).isEqualTo(2);
        assertThat(before.at("/webhooks/0/type").textValue()).isEqualTo("orders.order-placed");
        assertThat(before.at("/webhooks/0/orderId").textValue()).isEqualTo("o1");
        assertThat(before.at("/webhooks/0/body").textValue()).isEqualTo(BODY);
        assertThat(ledger("?id=w1").get("count").intValue()).isEqualTo(2);
        assertThat(ledger("?orderId=o1").get("count").intValue()).isEqualTo(3);
        assertThat(sandbox.client().get("/ledger/summary").body().get("webhooks"))
                .hasToString("{\"count\":3,\"distinct\":2,\"repeats\":1,\"signaturesInvalid\":0,"
                        + "\"byEndpoint\":{\"shop\":2,\"other\":1}}");
    }

    @Test
    void tellsARepetitionWithAnotherBody() {
        deliver("shop", "w1", BODY, SECRET);
        deliver("shop", "w1", "{}", SECRET);

        assertThat(ledger("").at("/webhooks/0/conflicts").intValue()).isEqualTo(1);
    }

    @Test
    void checksSignaturesOnceItKnowsTheSecret() {
        deliver("shop", "w0", BODY, SECRET);
        assertThat(know(SECRET).status()).isEqualTo(204);
        sandbox.restart();

        deliver("shop", "w1", BODY, SECRET);
        deliver("shop", "w2", BODY, secret('y'));
        deliver("shop", "w3", BODY, secret('y'), SECRET);
        deliver("shop", "w2", BODY, SECRET);

        assertThat(ledger("").findValues("signatureValid"))
                .map(JsonNode::asText)
                .containsExactly("null", "true", "false", "true");
    }

    @Test
    void doesNotTrustAnOldSignature() {
        know(SECRET);
        long hourAgo = Instant.now().minusSeconds(3_600).getEpochSecond();

        sandbox.client()
                .send(request("shop", "w1", BODY)
                        .header("webhook-timestamp", Long.toString(hourAgo))
                        .header("webhook-signature", sign(SECRET, "w1", hourAgo))
                        .build());

        assertThat(ledger("").at("/webhooks/0/signatureValid").booleanValue()).isFalse();
    }

    @Test
    void verifiesTheExampleOfTheStandard() {
        WebhookSecret secret = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "whsec_", "whsec_c2hvcnQ=", "whsec_***"})
    void knowsWhatIsNoSecret(String secret) {
        Response response = know(secret);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body().findValuesAsText("field")).containsExactly("secret");
    }

    @ParameterizedTest
    @CsvSource({"before, 410, 0", "after, 503, 1"})
    void failsAtOneEndpointOnly(String when, int status, int kept) {
        sandbox.client()
                .fault("{'target':'webhook','operation':'shop','mode':'error','status':%d,'when':'%s'}"
                        .formatted(status, when));

        assertThat(deliver("shop", "w1", BODY, SECRET).status()).isEqualTo(status);
        assertThat(deliver("other", "w1", BODY, SECRET).status()).isEqualTo(204);
        assertThat(ledger("?endpoint=shop").get("webhooks")).hasSize(kept);
    }

    @Test
    void wantsAnId() {
        Response response = sandbox.client().post("/webhook/shop", null, BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text("code")).isEqualTo("webhook_id_missing");
    }

    private Response deliver(String endpoint, String id, String body, String... secrets) {
        long now = Instant.now().getEpochSecond();
        StringBuilder signatures = new StringBuilder();
        for (String secret : secrets) {
            signatures.append(' ').append(sign(secret, id, now));
        }
        return sandbox.client()
                .send(request(endpoint, id, body)
                        .header("webhook-timestamp", Long.toString(now))
                        .header("webhook-signature", signatures.toString().strip())
                        .build());
    }

    private HttpRequest.Builder request(String endpoint, String id, String body) {
        return sandbox.client()
                .request("/webhook/" + endpoint)
                .header("webhook-id", id)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String sign(String secret, String id, long timestamp) {
        return WebhookSecret.of(secret).sign(id, timestamp, BODY.getBytes(StandardCharsets.UTF_8));
    }

    private static String secret(char filling) {
        byte[] key = String.valueOf(filling).repeat(24).getBytes(StandardCharsets.UTF_8);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    private Response know(String secret) {
        return sandbox.client()
                .send(sandbox.client()
                        .request("/webhook/shop")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"secret\":\"" + secret + "\"}"))
                        .build());
    }

    private JsonNode ledger(String query) {
        return sandbox.client().get("/ledger/webhooks" + query).body();
    }
}
