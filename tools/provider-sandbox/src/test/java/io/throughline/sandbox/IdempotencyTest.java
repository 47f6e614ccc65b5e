package io.throughline.sandbox;

import static io.throughline.sandbox.SandboxClient.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.SandboxClient.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {
    private static final String PATH = "/payment/authorizations";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @ParameterizedTest
    @ValueSource(strings = {"tok_ok", "tok_declined"})
    void givesTheStoredAnswerAgain(String token) {
        Response first = sandbox.client().authorize("k1", "o1", 100, token);
        Response second = sandbox.client().authorize("k1", "o1", 100, token);

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void takesTheSameJsonInAnotherOrderAndSpacingForTheSameBody() {
        sandbox.client().authorize("k1", "o1", 100, "tok_ok");

        Response second = sandbox.client()
                .post(
                        PATH,
                        "k1",
                        "{ \"token\":\"tok_ok\", \"currency\":\"EUR\", \"amount\":100, \"orderReference\":\"o1\"}");

        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        String id = sandbox.client().granted("k1", "o1", 100);

        Response otherBody = sandbox.client().authorize("k1", "o1", 101, "tok_ok");
        Response otherPath = sandbox.client().post(PATH + "/" + id + "/capture", "k1", "");

        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.text("code")).isEqualTo("idempotency_error");
        assertThat(otherPath.text("code")).isEqualTo("idempotency_error");
        assertThat(charges().get(0).get("conflicts").longValue()).isEqualTo(2);
        assertThat(charges().get(0).get("state").textValue()).isEqualTo("authorized");
    }

    @Test
    void keepsNoRefusalUnderTheKey() {
        String id = sandbox.client().granted("k1", "o1", 100);
        Response early = sandbox.client().post(PATH + "/" + id + "/refunds", "r1", "{\"amount\":100}");
        sandbox.client().post(PATH + "/" + id + "/capture", "c1", "");
        Response late = sandbox.client().post(PATH + "/" + id + "/refunds", "r1", "{\"amount\":100}");

        assertThat(early.status()).isEqualTo(409);
        assertThat(late.status()).isEqualTo(201);
        assertThat(late.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void refundsOnceHoweverOftenItIsAsked() {
        String id = sandbox.client().granted("k1", "o1", 100);
        sandbox.client().post(PATH + "/" + id + "/capture", "c1", "");
        IntStream.range(0, 3)
                .forEach(i -> sandbox.client().post(PATH + "/" + id + "/refunds", "r1", "{\"amount\":30}"));

        var refunds = sandbox.client().get("/ledger/refunds?orderId=o1").body();
        assertThat(refunds.get("count").intValue()).isEqualTo(1);
        assertThat(refunds.get("repeats").intValue()).isEqualTo(2);
    }

    @Test
    void refusesAKeyStillInProgressAndSaysSoToThoseWhoAsk() {
        sandbox.client()
                .fault("{'target':'payment','mode':'slow','delayMs':1500,'when':'before','operation':'authorize'}");
        var slow = sandbox.client().postLater(PATH, "k1", purchase("o1", 100, "tok_ok"));
        await().until(() -> found("k1").equals("processing"));
        sandbox.client().delete("/faults");

        assertThat(sandbox.client().authorize("k1", "o1", 100, "tok_ok").text("code"))
                .isEqualTo("idempotency_in_progress");
        assertThat(sandbox.client().authorize("k1", "o1", 999, "tok_ok").text("code"))
                .isEqualTo("idempotency_error");
        assertThat(slow.join().status()).isEqualTo(201);
        assertThat(found("k1")).isEqualTo("authorized");
    }

    @Test
    void freesTheKeyOfACallThatWasRefusedInTheEnd() {
        sandbox.client().post(PATH + "/auth_x/capture", "c1", "");

        assertThat(sandbox.client().post(PATH + "/auth_x/capture", "c1", "").status())
                .isEqualTo(404);
    }

    @Test
    void chargesOnceUnderConcurrency() {
        List<CompletableFuture<Response>> calls = IntStream.range(0, 30)
                .mapToObj(i -> sandbox.client().postLater(PATH, "k1", purchase("o1", 100, "tok_ok")))
                .toList();

        assertThat(calls)
                .extracting(call -> call.join().status())
                .isSubsetOf(201, 409)
                .contains(201);
        assertThat(charges()).hasSize(1);
        assertThat(charges().get(0).get("repeats").longValue()).isEqualTo(29);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/payment/authorizations",
                "/payment/authorizations/x/capture",
                "/payment/authorizations/x/void",
                "/payment/authorizations/x/refunds"
            })
    void needsAKeyForEveryCallThatChangesAnything(String path) {
        String body = path.endsWith("refunds") ? "{\"amount\":1}" : path.equals(PATH) ? purchase("o", 1, "tok_ok") : "";

        assertThat(sandbox.client().post(path, null, body).text("code")).isEqualTo("idempotency_key_missing");
        assertThat(sandbox.client().post(path, "k".repeat(256), body).text("code"))
                .isEqualTo("idempotency_key_invalid");
    }

    private String found(String key) {
        return sandbox.client()
                .get(PATH + "?idempotencyKey=" + key)
                .body()
                .at("/data/0/status")
                .asText();
    }

    private JsonNode charges() {
        return sandbox.client().get("/ledger/charges?orderId=o1").body().get("charges");
    }
}
