package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.consumer.ConsumerPause;
import io.throughline.messaging.consumer.ConsumerPause.Kind;
import io.throughline.messaging.consumer.ConsumerStatus;
import io.throughline.messaging.consumer.Consumers;
import io.throughline.testbed.Gate;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Consumers stand still when an operator says so, or when what they need is away; others go on. */
class ConsumerPauseIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.testbed-events";
    private static final String WITHIN = "within the transaction";

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private Consumers consumers;

    @Inject
    private Gate gate;

    @AfterEach
    void goOn() {
        consumers.resume(CONSUMER, "olga", "the test is over");
        consumers.limit(CONSUMER, null, "olga", "the test is over");
    }

    @Test
    void beginsNothingWhileAnOperatorHasPausedItAndLosesNoAttempt() {
        consumers.pause(CONSUMER, "olga", "the warehouse is closed");
        probes.send("pause-operator", 3);
        probes.file("pause-beside", 1);

        await().untilAsserted(() -> assertThat(state.steps("pause-beside")).containsExactly(1));
        assertThat(state.steps("pause-operator")).isEmpty();
        assertThat(status().pauses()).singleElement().satisfies(pause -> {
            assertThat(pause.kind()).isEqualTo(Kind.OPERATOR);
            assertThat(pause.owner()).isEqualTo("olga");
            assertThat(pause.reason()).isEqualTo("the warehouse is closed");
        });

        consumers.resume(CONSUMER, "otto", "open again");
        await().untilAsserted(() -> assertThat(state.steps("pause-operator")).containsExactly(1, 2, 3));
        assertThat(state.failures("pause-operator")).isEmpty();
        assertThat(status().pauses()).isEmpty();
    }

    @Test
    void pausesItselfWhileWhatItNeedsIsAwayAndGoesOnByItself() {
        long letters = status().deadLetters();
        var keys = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> "pause-circuit-" + i)
                .toList();
        keys.forEach(key -> state.script(key, 1, WITHIN, "away", 1_000));
        keys.forEach(key -> probes.send(key, 1));
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> status().pauses().stream()
                                .map(ConsumerPause::kind)
                                .toList(),
                        List.of(Kind.CIRCUIT)::equals);

        probes.file("pause-not-meant", 1);
        await().untilAsserted(() -> assertThat(state.steps("pause-not-meant")).containsExactly(1));
        assertThat(keys)
                .as("those that wait on the broker without an attempt")
                .anySatisfy(key -> assertThat(state.failures(key)).isEmpty());

        keys.forEach(state::forgetScript);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> keys.forEach(key -> assertThat(state.steps(key)).containsExactly(1)));
        await().untilAsserted(() -> assertThat(status().pauses()).isEmpty());
        assertThat(status().deadLetters()).isEqualTo(letters);
    }

    @Test
    void goesOnHoweverManyEventsArePutOffEachForItself() {
        var keys =
                IntStream.rangeClosed(1, 40).mapToObj(i -> "pause-put-off-" + i).toList();
        keys.forEach(key -> state.script(key, 1, WITHIN, "put off", 1_000));
        keys.forEach(key -> probes.send(key, 1));
        // the limit of an outage is five seconds
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        keys.forEach(key -> assertThat(state.failures(key)).hasSizeGreaterThan(3)));
        assertThat(status().pauses()).isEmpty();

        keys.forEach(state::forgetScript);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> keys.forEach(key -> assertThat(state.steps(key)).containsExactly(1)));
    }

    @Test
    void standsStillAsLongAsAnotherNodeSaysSo() {
        long paused = state.pausesByNodes(CONSUMER);
        pauseElsewhere(600);
        probes.send("pause-elsewhere", 2);
        probes.file("pause-elsewhere-beside", 1);
        await().untilAsserted(
                        () -> assertThat(state.steps("pause-elsewhere-beside")).containsExactly(1));
        assertThat(state.steps("pause-elsewhere")).isEmpty();

        state.endPauseOfAnotherNode();
        await().untilAsserted(() -> assertThat(state.steps("pause-elsewhere")).containsExactly(1, 2));
        assertThat(state.pausesByNodes(CONSUMER)).isEqualTo(paused);
    }

    @Test
    void takesOverFromANodeThatDiedWhileItAsked() {
        state.script("pause-taken-over", 1, WITHIN, "away", 1_000);
        pauseElsewhere(5);
        probes.send("pause-taken-over", 2);
        await().atMost(Duration.ofSeconds(60)).until(() -> !List.of("other").equals(owners()) && !owners().isEmpty());
        assertThat(state.failures("pause-taken-over")).isNotEmpty();

        state.forgetScript("pause-taken-over");
        // none of them says whether it called out; ten in a row without a failure end the outage
        IntStream.range(0, 12).forEach(i -> probes.send("pause-taken-over-" + i, 1));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(state.steps("pause-taken-over")).containsExactly(1, 2));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(owners()).isEmpty());
    }

    /** Setting a limit has this node look for pauses at once. */
    private void pauseElsewhere(int seconds) {
        state.pauseByAnotherNode(CONSUMER, seconds);
        consumers.limit(CONSUMER, null, "olga", "looks");
    }

    private List<String> owners() {
        return status().pauses().stream().map(ConsumerPause::owner).toList();
    }

    @Test
    void handlesNoMoreAtATimeThanAnOperatorAllows() {
        consumers.limit(CONSUMER, 1, "olga", "slowly");
        gate.close("limit-first");
        try {
            probes.send("limit-first", 1);
            await().until(() -> gate.reached("limit-first"));
            probes.send("limit-second", 1);
            probes.file("limit-beside", 1);
            await().untilAsserted(() -> assertThat(state.steps("limit-beside")).containsExactly(1));
            assertThat(state.steps("limit-second")).isEmpty();

            consumers.limit(CONSUMER, null, "olga", "fast again");
            await().untilAsserted(() -> assertThat(state.steps("limit-second")).containsExactly(1));
        } finally {
            gate.open("limit-first");
        }
    }

    @Test
    void knowsItsConsumersByName() {
        assertThat(consumers.list()).extracting(ConsumerStatus::name).contains(CONSUMER, "testbed.filing");
        assertThat(consumers.pause("testbed.nobody-events", "olga", "who?")).isEmpty();
    }

    private ConsumerStatus status() {
        return consumers.get(CONSUMER).orElseThrow();
    }
}
