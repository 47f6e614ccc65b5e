package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.BlockedKeys;
import io.throughline.testbed.Gate;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.naming.InitialContext;
import org.junit.jupiter.api.Test;

class OrderThroughFailureIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.testbed-events";
    /** Of the consumer; which keys one of them has, the broker decides. */
    private static final int SESSIONS = 8;

    private static final String WITHIN = "within the transaction";

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private BlockedKeys blockedKeys;

    @Inject
    private Gate gate;

    @Test
    void retryInPlaceMendsASingleFailureWithoutBlockingTheKey() {
        state.script("order-retry", 1, WITHIN, "fail", 1);
        probes.send("order-retry", 2);
        await().untilAsserted(() -> assertThat(state.steps("order-retry")).containsExactly(1, 2));
        assertThat(state.blockState("order-retry")).isNull();
    }

    @Test
    void followersWaitUntilTheRedeliveredEventSucceeds() {
        state.script("order-redelivery", 2, WITHIN, "fail", 4);
        probes.send("order-redelivery", 6);
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(state.steps("order-redelivery")).containsExactly(1, 2, 3, 4, 5, 6));
        await().untilAsserted(
                        () -> assertThat(state.blockState("order-redelivery")).isNull());
        assertThat(state.held("order-redelivery")).isZero();
    }

    @Test
    void errorOfAHandlerHoldsItsFollowersBackLikeAnyFailure() {
        state.script("order-error", 1, WITHIN, "error", 1);
        probes.send("order-error", 3);
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(state.steps("order-error")).containsExactly(1, 2, 3));
        await().untilAsserted(() -> assertThat(state.blockState("order-error")).isNull());
    }

    @Test
    void otherKeysGoOnWhileOneIsBlocked() {
        state.script("order-blocked", 1, WITHIN, "permanent", 1);
        probes.send("order-blocked", 3);
        await().untilAsserted(
                        () -> assertThat(state.blockState("order-blocked")).isEqualTo("DEAD_LETTERED"));
        probes.send("order-free", 3);
        await().untilAsserted(() -> assertThat(state.steps("order-free")).containsExactly(1, 2, 3));
        assertThat(state.steps("order-blocked")).isEmpty();
    }

    @Test
    void strayRequestToDrainDoesNotLetFollowersPassADeadLetter() throws Exception {
        state.script("order-stray", 1, WITHIN, "permanent", 1);
        probes.send("order-stray", 3);
        await().untilAsserted(() -> assertThat(state.held("order-stray")).isEqualTo(2));
        drain("order-stray");
        probes.send("order-stray-after", 1);
        await().untilAsserted(() -> assertThat(state.steps("order-stray-after")).containsExactly(1));
        assertThat(state.steps("order-stray")).isEmpty();
        assertThat(state.blockState("order-stray")).isEqualTo("DEAD_LETTERED");
    }

    private static void drain(String key) throws Exception {
        ConnectionFactory connections = InitialContext.doLookup("jms/throughline");
        try (var context = connections.createContext()) {
            var queue = context.createQueue("dev." + CONSUMER);
            context.createProducer()
                    .setProperty("throughline_drain", key)
                    .setProperty("JMSXGroupID", key)
                    .send(queue, context.createMessage());
        }
    }

    @Test
    void discardingADeadLetterLetsTheFollowersThroughInOrder() {
        state.script("order-discard", 1, WITHIN, "permanent", 1);
        probes.send("order-discard", 4);
        await().untilAsserted(() -> assertThat(state.held("order-discard")).isEqualTo(3));
        var blocker = state.blockers("order-discard").get(0);
        assertThat(blockedKeys.discard(CONSUMER, "order-discard", blocker, "tester", "poison"))
                .isTrue();
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(state.steps("order-discard")).containsExactly(2, 3, 4));
        await().untilAsserted(
                        () -> assertThat(state.blockState("order-discard")).isNull());
    }

    @Test
    void heldEventThatFailsInItsTurnIsTriedAgainAndKeepsItsFollowersBack() {
        state.script("order-held", 1, WITHIN, "fail", 2);
        state.script("order-held", 2, WITHIN, "fail", 4);
        probes.send("order-held", 4);
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(state.steps("order-held")).containsExactly(1, 2, 3, 4));
        await().untilAsserted(() -> assertThat(state.blockState("order-held")).isNull());
    }

    @Test
    void outageOfADependencyIsWaitedForAndCountsAsNoDelivery() {
        state.script("order-away", 1, WITHIN, "away", 6);
        state.script("order-away", 2, WITHIN, "away", 2);
        probes.send("order-away", 3);
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(state.steps("order-away")).containsExactly(1, 2, 3));
        await().untilAsserted(() -> assertThat(state.blockState("order-away")).isNull());
    }

    /** As when a consumer was taken out of the application while its keys waited, or has thousands of them. */
    @Test
    void keysOfOneConsumerDoNotKeepThoseOfAnotherWaiting() {
        state.blockKeysOf("gone.testbed-events", 5_000);
        try {
            state.script("order-beside", 1, WITHIN, "away", 3);
            probes.send("order-beside", 2);
            await().atMost(60, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(state.steps("order-beside")).containsExactly(1, 2));
        } finally {
            state.forgetKeysOf("gone.testbed-events");
        }
    }

    /** As when its provider hangs: every session is busy, and thousands of keys are due. */
    @Test
    void keysThatAreDueDoNotPileUpInTheQueueOfABusyConsumer() {
        var busy = IntStream.rangeClosed(1, 80).mapToObj(n -> "order-busy-" + n).toList();
        busy.forEach(gate::close);
        busy.forEach(probe -> probes.send(probe, 1));
        try {
            await().until(() -> busy.stream().filter(gate::reached).count() == SESSIONS);
            state.blockKeysOf(CONSUMER, 300);
            await().until(() -> state.requestedKeys(CONSUMER) == 100);
            await().during(3, TimeUnit.SECONDS).until(() -> state.requestedKeys(CONSUMER) == 100);
        } finally {
            busy.forEach(gate::open);
        }
        try {
            await().atMost(120, TimeUnit.SECONDS)
                    .until(() -> state.dueKeys(CONSUMER) == 0 && state.requestedKeys(CONSUMER) == 0);
        } finally {
            state.forgetKeysOf(CONSUMER);
        }
    }

    @Test
    void outageThatLastsTooLongEndsOnTheDeadLetterAddress() {
        state.script("order-away-for-long", 1, WITHIN, "away", 100);
        probes.send("order-away-for-long", 2);
        await().untilAsserted(() ->
                assertThat(state.blockState("order-away-for-long")).isEqualTo("RETRYING"));
        state.awaySince("order-away-for-long", "25 hours");
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() ->
                        assertThat(state.blockState("order-away-for-long")).isEqualTo("DEAD_LETTERED"));
        assertThat(state.held("order-away-for-long")).isEqualTo(1);
    }

    @Test
    void outageThatLastsLeavesNoRowForEachAttempt() {
        state.script("order-away-quietly", 1, WITHIN, "away", 8);
        probes.send("order-away-quietly", 1);
        await().untilAsserted(
                        () -> assertThat(state.failures("order-away-quietly")).hasSize(1));

        // tried again at once each time
        await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> {
            state.awaySince("order-away-quietly", "7 minutes");
            assertThat(state.steps("order-away-quietly")).containsExactly(1);
        });
        assertThat(state.failures("order-away-quietly")).hasSizeBetween(1, 2);
    }

    @Test
    void exhaustedRedeliveryEndsOnTheDeadLetterAddressAndKeepsTheKeyBlocked() {
        state.script("order-exhausted", 1, WITHIN, "fail", 100);
        probes.send("order-exhausted", 2);
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> assertThat(state.blockState("order-exhausted")).isEqualTo("DEAD_LETTERED"));
        assertThat(state.steps("order-exhausted")).isEmpty();
        assertThat(state.held("order-exhausted")).isEqualTo(1);
    }
}
