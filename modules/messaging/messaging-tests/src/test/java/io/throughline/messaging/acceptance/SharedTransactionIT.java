package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.internal.inbox.DuplicateCount;
import io.throughline.messaging.internal.inbox.InboxRecorder;
import io.throughline.testbed.DirectMessage;
import io.throughline.testbed.Gate;
import io.throughline.testbed.SharedProbes;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events that wait behind the effect of another share the next transaction. */
class SharedTransactionIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.sharing-events";

    /** Of twelve keys; so of any five of these at least one waits. */
    private static final int WAITING = 8;

    @Inject
    private SharedProbes probes;

    @Inject
    private TestbedState state;

    @Inject
    private Gate gate;

    @Inject
    private InboxRecorder recorder;

    @Inject
    private DuplicateCount duplicates;

    @Test
    void eventsOfDifferentKeysThatWaitShareATransaction() {
        var keys = keys("share", 1, 12);
        letWait("share-gate", () -> probes.send(keys, 1));
        awaitSteps(keys, 1);
        assertThat(largestTransaction(keys)).isGreaterThanOrEqualTo(WAITING);
    }

    @Test
    void loneEventHasATransactionOfItsOwn() {
        probes.send(List.of("alone"), 3);
        awaitSteps(List.of("alone"), 3);
        assertThat(state.transactions("alone")).doesNotHaveDuplicates();
    }

    @Test
    void effectThatFailsTakesNoOtherAlong() {
        var bad = keys("storm", 1, 5);
        var sound = keys("storm", 6, 12);
        bad.forEach(key -> state.script(key, 1, "within the transaction", "permanent", 9));
        letWait("storm-gate", () -> probes.send(keys("storm", 1, 12), 2));
        awaitSteps(sound, 2);
        for (var key : bad) {
            await().untilAsserted(() -> assertThat(state.blockState(key)).isEqualTo("DEAD_LETTERED"));
            await().untilAsserted(() -> assertThat(state.held(key)).isEqualTo(1));
            assertThat(state.steps(key)).isEmpty();
        }
    }

    @Test
    void duplicateWithinASharedTransactionHasNoEffect() {
        var fresh = keys("twice", 1, 7);
        var old = keys("twice", 8, 12);
        var messages = old.stream()
                .map(key -> DirectMessage.to(CONSUMER, "sharing.probe-joined", key))
                .toList();
        messages.forEach(DirectMessage::send);
        awaitSteps(old, 1);
        long before = duplicates.of(CONSUMER);
        letWait("twice-gate", () -> {
            messages.forEach(DirectMessage::send);
            probes.send(fresh, 1);
        });
        awaitSteps(fresh, 1);
        await().untilAsserted(() -> assertThat(duplicates.of(CONSUMER)).isEqualTo(before + 5));
        awaitSteps(old, 1);
    }

    @Test
    void eventsOfAKeyKeepTheirOrder() {
        var keys = keys("sorted", 1, 12);
        letWait("sorted-gate", () -> probes.send(keys, 10));
        awaitSteps(keys, 10);
        assertThat(largestTransaction(keys)).isGreaterThanOrEqualTo(WAITING);
    }

    @Test
    void eventAppendedByAnEffectIsCausedByTheEventOfThatEffect() {
        var keys = keys("cause", 1, 12);
        letWait("cause-gate", () -> probes.send(keys, 1));
        awaitSteps(keys, 1);
        assertThat(largestTransaction(keys)).isGreaterThanOrEqualTo(WAITING);
        for (var key : keys) {
            assertThat(state.causes(key + "-answer")).isEqualTo(state.eventIds(key));
        }
    }

    /** Holds the effect of one event up until enough others wait: not all, for some may be behind it in its session. */
    private void letWait(String gated, Runnable send) {
        await().pollInSameThread().until(() -> recorder.shares(CONSUMER));
        gate.close(gated);
        try {
            probes.send(List.of(gated), 1);
            await().until(() -> gate.reached(gated));
            send.run();
            await().pollInSameThread().until(() -> recorder.waiting(CONSUMER) >= WAITING);
        } finally {
            gate.open(gated);
        }
    }

    private void awaitSteps(List<String> keys, int steps) {
        var expected = IntStream.rangeClosed(1, steps).boxed().toList();
        for (var key : keys) {
            await().untilAsserted(() -> assertThat(state.steps(key)).isEqualTo(expected));
        }
    }

    private long largestTransaction(List<String> keys) {
        return keys.stream()
                .flatMap(key -> state.transactions(key).stream())
                .collect(Collectors.groupingBy(transaction -> transaction, Collectors.counting()))
                .values()
                .stream()
                .max(Long::compare)
                .orElse(0L);
    }

    private static List<String> keys(String prefix, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> prefix + "-" + number)
                .toList();
    }
}
