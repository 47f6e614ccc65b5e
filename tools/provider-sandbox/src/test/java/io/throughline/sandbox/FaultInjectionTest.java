package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.SandboxClient.Response;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultInjectionTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void failsBeforeTheWorkAndKeepsNothing() {
        sandbox.client().fault("{'target':'payment','mode':'error','status':500,'when':'before','times':1}");

        assertThat(authorize("k1").status()).isEqualTo(500);
        assertThat(charges()).isZero();
        Response again = authorize("k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void failsAfterTheWorkAndKeepsTheTrueAnswer() {
        sandbox.client().fault("{'target':'payment','mode':'error','retryAfterSeconds':2,'when':'after','times':1}");

        Response failed = authorize("k1");
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.header("Retry-After")).isEqualTo("2");
        assertThat(charges()).isEqualTo(1);
        Response again = authorize("k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(charges()).isEqualTo(1);
    }

    @Test
    void throttlesOnlyWhatIsBeyondItsLimitOfASecond() {
        sandbox.client().fault("{'target':'payment','mode':'throttle','perSecond':3}");

        assertThat(IntStream.range(0, 5).mapToObj(i -> authorize("k" + i).status()))
                .containsExactly(201, 201, 201, 429, 429);

        await().untilAsserted(() -> assertThat(authorize("k5").status()).isEqualTo(201));
        assertThat(charges()).isEqualTo(4);
    }

    @Test
    void throttlesOnlyBeforeTheWork() {
        sandbox.client().fault("{'target':'payment','mode':'throttle','status':503,'retryAfterSeconds':7}");

        List<Response> responses =
                IntStream.range(0, 20).mapToObj(i -> authorize("k" + i)).toList();

        assertThat(responses).extracting(Response::status).containsOnly(429);
        assertThat(responses)
                .extracting(response -> response.header("Retry-After"))
                .containsOnly("7");
        assertThat(charges()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"before", "after"})
    void answersSlowlyButTruly(String when) {
        sandbox.client().fault("{'target':'payment','mode':'slow','delayMs':300,'when':'" + when + "'}");
        Instant start = Instant.now();

        assertThat(authorize("k1").status()).isEqualTo(201);
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(sandbox.client().authorize("k2", "o1", 100, "tok_nonsense").status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"before, 0", "after, 1"})
    void resetsTheConnection(String when, int charges) throws IOException {
        sandbox.client().fault("{'target':'payment','mode':'reset','when':'" + when + "'}");

        try (RawCall call = new RawCall(sandbox.baseUri()).authorize("k1", "o1")) {
            assertThatThrownBy(call::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertThat(charges()).isEqualTo(charges);
    }

    @ParameterizedTest
    @CsvSource({"before, 0", "after, 1"})
    void holdsTheConnectionAndNeverAnswers(String when, int charges) throws IOException {
        sandbox.client().fault("{'target':'payment','mode':'timeout','delayMs':400,'when':'" + when + "'}");
        Instant start = Instant.now();

        try (RawCall call = new RawCall(sandbox.baseUri()).authorize("k1", "o1")) {
            assertThat(call.read()).isEqualTo(-1);
        }
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(charges()).isEqualTo(charges);
    }

    @Test
    void leavesTheKeyFreeWhileATimedOutCallIsStillHeld() throws IOException {
        sandbox.client().fault("{'target':'payment','mode':'timeout','when':'before','times':1}");

        try (RawCall held = new RawCall(sandbox.baseUri()).authorize("k1", "o1")) {
            assertThat(heldOnce()).isTrue();
            assertThat(authorize("k1").status()).isEqualTo(201);
        }
    }

    @Test
    void strikesBeforeAndAfterAboutAsOftenWhenNothingElseIsAsked() {
        sandbox.client().fault("{'target':'payment','mode':'error','seed':42}");
        IntStream.range(0, 100).forEach(i -> authorize("k" + i));

        JsonNode fault = faults().get(0);
        assertThat(fault.get("applied").intValue()).isEqualTo(100);
        assertThat(fault.get("appliedBefore").intValue()).isBetween(30, 70);
        assertThat(fault.get("appliedAfter").intValue()).isEqualTo(charges());
    }

    @Test
    void strikesInTheSamePlacesWithTheSameSeed() {
        List<Integer> first = statuses("{'target':'payment','mode':'error','rate':0.3,'seed':7}", "a");
        List<Integer> second = statuses("{'target':'payment','mode':'error','rate':0.3,'seed':7}", "b");

        assertThat(second).isEqualTo(first);
        assertThat(first).filteredOn(status -> status == 503).hasSizeBetween(5, 30);
    }

    @Test
    void strikesOnlyTheOperationAskedFor() {
        sandbox.client().fault("{'target':'payment','mode':'error','operation':'capture','when':'before'}");
        String id = authorize("k1").text("id");

        assertThat(sandbox.client().get("/payment/authorizations/" + id).status())
                .isEqualTo(200);
        assertThat(sandbox.client()
                        .post("/payment/authorizations/" + id + "/capture", "c", "")
                        .status())
                .isEqualTo(503);
    }

    @Test
    void countsEachOfSeveralFaultsApartAndLetsTheFirstStrike() {
        sandbox.client().fault("{'target':'payment','mode':'error','when':'before','times':2}");
        sandbox.client().fault("{'target':'payment','mode':'throttle'}");

        assertThat(IntStream.range(0, 5).mapToObj(i -> authorize("k" + i).status()))
                .containsExactly(503, 503, 429, 429, 429);
        assertThat(faults().findValuesAsText("applied")).containsExactly("2", "3");
    }

    @Test
    void liftsOneFaultOrAll() {
        String first =
                sandbox.client().fault("{'target':'payment','mode':'error'}").text("id");
        sandbox.client().fault("{'target':'payment','mode':'throttle'}");
        sandbox.client().fault("{'target':'payment','mode':'reset'}");

        assertThat(sandbox.client().delete("/faults/" + first).status()).isEqualTo(204);
        assertThat(faults().findValuesAsText("mode")).containsExactly("throttle", "reset");
        assertThat(sandbox.client().delete("/faults/" + first).status()).isEqualTo(404);
        assertThat(sandbox.client().delete("/faults").status()).isEqualTo(204);
        assertThat(faults()).isEmpty();
        assertThat(authorize("k1").status()).isEqualTo(201);
    }

    private boolean heldOnce() {
        return await().until(() -> faults().get(0).get("applied").intValue() == 1, struck -> struck);
    }

    private List<Integer> statuses(String fault, String prefix) {
        sandbox.client().delete("/faults");
        sandbox.client().fault(fault);
        return IntStream.range(0, 50)
                .mapToObj(i -> authorize(prefix + i).status())
                .toList();
    }

    private Response authorize(String key) {
        return sandbox.client().authorize(key, "o1", 100, "tok_ok");
    }

    private int charges() {
        return sandbox.client().get("/ledger/charges").body().get("count").intValue();
    }

    private JsonNode faults() {
        return sandbox.client().get("/faults").body().get("faults");
    }
}
