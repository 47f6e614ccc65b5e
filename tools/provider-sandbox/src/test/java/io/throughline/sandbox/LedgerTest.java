package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void listsChargesOfAnOrderButNoDeclines() {
        sandbox.client().granted("k1", "o1", 100);
        sandbox.client().authorize("k2", "o1", 100, "tok_declined");
        sandbox.client().granted("k3", "o2", 50);

        JsonNode charges = get("/ledger/charges?orderId=o1");

        assertThat(charges.get("count").intValue()).isEqualTo(1);
        JsonNode charge = charges.at("/charges/0");
        assertThat(charge.get("orderId").textValue()).isEqualTo("o1");
        assertThat(charge.get("amount").longValue()).isEqualTo(100);
        assertThat(charge.get("currency").textValue()).isEqualTo("EUR");
        assertThat(charge.get("state").textValue()).isEqualTo("authorized");
        assertThat(charge.get("idempotencyKey").textValue()).isEqualTo("k1");
        assertThat(get("/ledger/charges").get("count").intValue()).isEqualTo(2);
    }

    @Test
    void showsADoubleChargeAsTwoKeys() {
        sandbox.client().granted("k1", "o1", 100);
        sandbox.client().granted("k1", "o1", 100);
        sandbox.client().granted("k2", "o1", 100);

        JsonNode charges = get("/ledger/charges?orderId=o1");

        assertThat(charges.get("distinctKeys").intValue()).isEqualTo(2);
        assertThat(charges.get("repeats").intValue()).isEqualTo(1);
        assertThat(get("/ledger/summary").get("ordersChargedMoreThanOnce").intValue())
                .isEqualTo(1);
    }

    @Test
    void listsVoidsAndRefundsByKind() {
        voidOne();
        captureAndRefundOne();

        JsonNode voided = get("/ledger/refunds?orderId=o1").at("/refunds/0");
        assertThat(voided.get("kind").textValue()).isEqualTo("void");
        assertThat(voided.get("amount").longValue()).isEqualTo(100);
        assertThat(voided.get("idempotencyKey").textValue()).isEqualTo("v1");
        JsonNode refunded = get("/ledger/refunds?orderId=o2").at("/refunds/0");
        assertThat(refunded.get("kind").textValue()).isEqualTo("refund");
        assertThat(refunded.get("amount").longValue()).isEqualTo(20);
        assertThat(get("/ledger/refunds").get("count").intValue()).isEqualTo(2);
    }

    @Test
    void sumsUpByStateAndCurrency() {
        voidOne();
        captureAndRefundOne();
        sandbox.client().authorize("k3", "o3", 5, "tok_declined");
        sandbox.client().authorize("k3", "o3", 5, "tok_declined");

        assertThat(get("/ledger/summary").toString())
                .contains("\"charges\":2,\"declined\":1,\"ordersCharged\":2,\"ordersChargedMoreThanOnce\":0")
                .contains(
                        "{\"state\":\"voided\",\"currency\":\"EUR\",\"count\":1,\"amount\":100,\"captured\":0,\"refunded\":0}")
                .contains(
                        "{\"state\":\"captured\",\"currency\":\"EUR\",\"count\":1,\"amount\":50,\"captured\":50,\"refunded\":20}")
                .contains("{\"kind\":\"refund\",\"currency\":\"EUR\",\"count\":1,\"amount\":20}")
                .contains("\"distinct\":6,\"repeats\":1,\"conflicts\":0");
    }

    @Test
    void survivesARestartWithItsKeys() {
        voidOne();
        captureAndRefundOne();
        sandbox.client().granted("k2", "o2", 50);
        String charges = get("/ledger/charges").toString();
        String refunds = get("/ledger/refunds").toString();
        String summary = get("/ledger/summary").toString();

        sandbox.restart();

        assertThat(get("/ledger/charges")).hasToString(charges);
        assertThat(get("/ledger/refunds")).hasToString(refunds);
        assertThat(get("/ledger/summary")).hasToString(summary);
        assertThat(sandbox.client().authorize("k2", "o2", 50, "tok_ok").header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void belongsToOneSandboxAtATime() {
        assertThatThrownBy(() -> Sandbox.start(0, sandbox.directory(), "key"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in use by another sandbox");
    }

    private void voidOne() {
        String id = sandbox.client().granted("k1", "o1", 100);
        sandbox.client().post("/payment/authorizations/" + id + "/void", "v1", "");
    }

    private void captureAndRefundOne() {
        String id = sandbox.client().granted("k2", "o2", 50);
        sandbox.client().post("/payment/authorizations/" + id + "/capture", "c2", "");
        sandbox.client().post("/payment/authorizations/" + id + "/refunds", "r2", "{\"amount\":20}");
    }

    private JsonNode get(String path) {
        return sandbox.client().get(path).body();
    }
}
