package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.SandboxClient.Response;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquirerTest {
    private static final String RESERVE = "command=RESERVE invoice=o1 amount=19.99 currency=EUR card=tok_ok reference=";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void reservesChargesAndRepaysInItsOwnWords() {
        Response reserved = call(RESERVE + "r1");
        assertThat(reserved.status()).isEqualTo(200);
        assertThat(reserved.body().toString())
                .contains(
                        "\"result\":\"DONE\"",
                        "\"state\":\"RESERVED\"",
                        "\"amount\":\"19.99\"",
                        "\"charged\":\"0.00\"");
        String transaction = " transaction=" + reserved.text("transaction");

        assertThat(call("command=CHARGE amount=19.99 reference=c1" + transaction)
                        .text("state"))
                .isEqualTo("CHARGED");
        assertThat(call("command=REPAY amount=19.99 reference=p1" + transaction).text("state"))
                .isEqualTo("REPAID");
    }

    @Test
    void releasesWhatItReservedAndNothingElse() {
        String transaction = " transaction=" + call(RESERVE + "r1").text("transaction");

        assertThat(call("command=RELEASE reference=v1" + transaction).text("state"))
                .isEqualTo("RELEASED");
        assertThat(call("command=CHARGE amount=19.99 reference=c1" + transaction))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(200))
                .satisfies(answer -> assertThat(answer.text("code")).isEqualTo("wrong_state"));
    }

    @Test
    void takesAReferenceOnceAndTellsWhatBecameOfIt() {
        String transaction = call(RESERVE + "r1").text("transaction");

        assertThat(call(RESERVE + "r1").text("code")).isEqualTo("duplicate_reference");
        assertThat(call(RESERVE.replace("19.99", "20.00") + "r1").text("code")).isEqualTo("duplicate_reference");
        assertThat(call("command=QUERY reference=r1").text("transaction")).isEqualTo(transaction);
        assertThat(call("command=QUERY reference=r2").text("code")).isEqualTo("unknown_reference");
        assertThat(get("/ledger/charges?orderId=o1").at("/charges/0").toString())
                .contains("\"repeats\":1,\"conflicts\":1");
    }

    @Test
    void leavesAReferenceFreeThatWasRefused() {
        assertThat(call(RESERVE.replace("19.99", "1999") + "r1").text("field")).isEqualTo("amount");
        assertThat(call(RESERVE + "r1").text("result")).isEqualTo("DONE");
    }

    @Test
    void saysThatItIsStillAtWork() {
        sandbox.client().fault("{'target':'acquirer','operation':'reserve','mode':'slow','when':'before'}");
        var slow = sandbox.client().acquirerLater(RESERVE + "r1");

        await().untilAsserted(() ->
                assertThat(call("command=QUERY reference=r1").text("state")).isEqualTo("PENDING"));
        assertThat(call(RESERVE + "r1").text("code")).isEqualTo("duplicate_reference");
        assertThat(slow.join().text("state")).isEqualTo("RESERVED");
    }

    @Test
    void rejectsACardWithinADoneAnswer() {
        Response rejected = call(RESERVE.replace("tok_ok", "tok_declined") + "r1");

        assertThat(rejected.text("result")).isEqualTo("DONE");
        assertThat(rejected.text("state")).isEqualTo("REJECTED");
        assertThat(rejected.text("reason")).isEqualTo("card_declined");
        assertThat(get("/ledger/charges").get("count").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"JPY,1999,1999", "BHD,1.999,1999", "EUR,0.01,1"})
    void countsTheDigitsOfTheCurrency(String currency, String amount, long minor) {
        call("command=RESERVE invoice=o1 card=tok_ok reference=r1 amount=" + amount + " currency=" + currency);

        assertThat(get("/ledger/charges").at("/charges/0/amount").longValue()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({
        "command=DANCE,unknown_command",
        "command=reserve,unknown_command",
        "command=QUERY transaction=t1,unknown_transaction",
        "command=QUERY,invalid_field",
        "command=STATEMENT since=yesterday size=10,invalid_field",
        "command=STATEMENT since=0 size=5000,invalid_field",
        "command=CHARGE transaction=t1 reference=c1 amount=1.00,unknown_transaction",
    })
    void tellsOfErrorsWithinA200(String fields, String code) {
        Response refused = call(fields);

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text("result")).isEqualTo("ERROR");
        assertThat(refused.text("code")).isEqualTo(code);
    }

    @Test
    void letsNobodyInWithoutItsKey() {
        Response refused = sandbox.client()
                .send(HttpRequest.newBuilder(sandbox.baseUri().resolve("/acquirer/gateway"))
                        .POST(HttpRequest.BodyPublishers.ofString("command=QUERY&reference=r1"))
                        .build());

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text("code")).isEqualTo("access_denied");
    }

    @Test
    void pagesThroughItsBooksByChange() {
        String first = call(RESERVE + "r1").text("transaction");
        String second = call(RESERVE + "r2").text("transaction");
        call("command=RELEASE reference=v1 transaction=" + first);

        JsonNode page = call("command=STATEMENT since=0 size=1").body();
        assertThat(page.at("/rows/0/transaction").asText()).isEqualTo(second);
        JsonNode next = call("command=STATEMENT since=0 size=1 continue="
                        + page.get("continue").asText())
                .body();
        assertThat(next.at("/rows/0/state").asText()).isEqualTo("RELEASED");
        assertThat(next.has("continue")).isFalse();
        assertThat(call("command=STATEMENT size=9 since=" + (System.currentTimeMillis() + 1_000))
                        .body()
                        .get("rows"))
                .isEmpty();
    }

    @Test
    void sharesTheLedgerWithTheOtherProviderButNotItsKeys() {
        sandbox.client().granted("r1", "o1", 1999);
        call(RESERVE + "r1");

        JsonNode charges = get("/ledger/charges?orderId=o1");
        assertThat(charges.findValuesAsText("provider")).containsExactly("sandbox", "acquirer");
        JsonNode summary = get("/ledger/summary");
        assertThat(summary.get("ordersChargedMoreThanOnce").intValue()).isEqualTo(1);
        assertThat(summary.get("chargesByProvider")).hasToString("{\"sandbox\":1,\"acquirer\":1}");
    }

    @Test
    void keepsItsReferencesThroughARestart() {
        String transaction = call(RESERVE + "r1").text("transaction");
        sandbox.restart();

        assertThat(call(RESERVE + "r1").text("code")).isEqualTo("duplicate_reference");
        assertThat(call("command=QUERY reference=r1").text("transaction")).isEqualTo(transaction);
    }

    @Test
    void failsOnDemandWithoutTheOtherProvider() {
        sandbox.client().fault("{'target':'acquirer','mode':'error'}");
        assertThat(call(RESERVE + "r1").text("code")).isEqualTo("system_error");
        sandbox.client().delete("/faults");
        sandbox.client().fault("{'target':'acquirer','mode':'error','status':503}");
        assertThat(call(RESERVE + "r2").status()).isEqualTo(503);
        sandbox.client().delete("/faults");
        sandbox.client().fault("{'target':'acquirer','mode':'throttle','retryAfterSeconds':7}");
        assertThat(call(RESERVE + "r3").body().toString())
                .contains("\"code\":\"too_many_requests\"", "\"retryAfterSeconds\":\"7\"");

        assertThat(sandbox.client().authorize("k1", "o2", 100, "tok_ok").status())
                .isEqualTo(201);
    }

    private Response call(String fields) {
        return sandbox.client().acquirer(fields);
    }

    private JsonNode get(String path) {
        return sandbox.client().get(path).body();
    }
}
