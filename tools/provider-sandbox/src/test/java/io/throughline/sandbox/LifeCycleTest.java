package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.sandbox.SandboxClient.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LifeCycleTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private String id;

    @BeforeEach
    void authorize() {
        id = sandbox.client().granted("k1", "o1", 100);
    }

    @Test
    void capturesAllWithoutAnAmount() {
        Response response = call("capture", "");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text("status")).isEqualTo("captured");
        assertThat(response.body().get("capturedAmount").longValue()).isEqualTo(100);
    }

    @Test
    void capturesLessButNeverMoreThanAuthorized() {
        assertThat(call("capture", amount(101)).status()).isEqualTo(422);
        assertThat(call("capture", amount(60)).body().get("capturedAmount").longValue())
                .isEqualTo(60);
        assertThat(call("refunds", amount(61)).status()).isEqualTo(422);
    }

    @Test
    void voidsBeforeTheCapture() {
        assertThat(call("void", "").text("status")).isEqualTo("voided");
        assertThat(call("capture", "").status()).isEqualTo(409);
        assertThat(call("refunds", amount(1)).status()).isEqualTo(409);
        assertThat(call("void", "").status()).isEqualTo(409);
    }

    @Test
    void doesNotVoidWhatWasCaptured() {
        call("capture", "");

        Response response = call("void", "");

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.text("code")).isEqualTo("illegal_transition");
        assertThat(call("capture", "").status()).isEqualTo(409);
    }

    @Test
    void refundsInPartsUpToWhatWasCaptured() {
        assertThat(call("refunds", amount(1)).status()).isEqualTo(409);
        call("capture", "");

        Response part = call("refunds", amount(40));

        assertThat(part.status()).isEqualTo(201);
        assertThat(part.text("status")).isEqualTo("succeeded");
        assertThat(status()).isEqualTo("captured");
        assertThat(call("refunds", amount(61)).text("code")).isEqualTo("amount_too_large");
        assertThat(call("refunds", amount(60)).status()).isEqualTo(201);
        assertThat(status()).isEqualTo("refunded");
        assertThat(call("refunds", amount(1)).status()).isEqualTo(422);
    }

    @Test
    void doesNotCaptureADecline() {
        String declined =
                sandbox.client().authorize("k2", "o2", 100, "tok_declined").text("id");

        assertThat(sandbox.client().post(path(declined, "capture"), "c", "{}").status())
                .isEqualTo(409);
    }

    @Test
    void refundsNeedAnAmountAndCapturesKnowNothingElse() {
        call("capture", "");

        assertThat(call("refunds", "{}").body().findValuesAsText("field")).containsExactly("amount");
        assertThat(call("void", amount(1)).body().findValuesAsText("field")).containsExactly("amount");
    }

    @Test
    void knowsNoOtherAuthorization() {
        assertThat(sandbox.client().get("/payment/authorizations/auth_x").status())
                .isEqualTo(404);
        assertThat(sandbox.client().post(path("auth_x", "capture"), "c", "{}").status())
                .isEqualTo(404);
    }

    private Response call(String operation, String body) {
        return sandbox.client().post(path(id, operation), "key-" + System.nanoTime(), body);
    }

    private String status() {
        return sandbox.client().get("/payment/authorizations/" + id).text("status");
    }

    private static String path(String id, String operation) {
        return "/payment/authorizations/" + id + "/" + operation;
    }

    private static String amount(long amount) {
        return "{\"amount\":" + amount + "}";
    }
}
