package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.ContractViolation;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedState;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

class OutboxIT extends WithinTheTestbed {

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    private static CompletableFuture<Void> elsewhere(Runnable work) throws NamingException {
        ManagedExecutorService executor = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        return executor.runAsync(work);
    }

    @Test
    void commitLeavesEntityAndEvent() {
        probes.send("outbox-commit", 3);
        await().untilAsserted(() -> assertThat(state.steps("outbox-commit")).containsExactly(1, 2, 3));
        assertThat(state.probes("outbox-commit")).isEqualTo(1);
        assertThat(state.sequences("outbox-commit")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void rollbackLeavesNeitherEntityNorEvent() {
        assertThatThrownBy(() -> probes.sendAndFail("outbox-rollback")).isInstanceOf(IllegalStateException.class);
        assertThat(state.probes("outbox-rollback")).isZero();
        assertThat(state.stored("outbox-rollback")).isZero();
    }

    @Test
    void appendWithoutTransactionIsRefused() {
        assertThatThrownBy(() -> probes.sendWithoutTransaction("outbox-none"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void delayedEventIsPublishedWhenDueAndTakesItsSequenceThen() {
        var id = probes.sendLater("outbox-later", Duration.ofSeconds(3));
        probes.send("outbox-later", 1);
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(state.steps("outbox-later")).containsExactly(2, 1));
        assertThat(state.sequences("outbox-later")).containsExactly(1L, 2L);
        assertThat(state.eventIds("outbox-later")).last().isEqualTo(id);
    }

    @Test
    void lateCommitOfAnEarlierAppendIsNotSkipped() throws Exception {
        var written = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        var slow = elsewhere(() -> probes.sendSlowly("outbox-slow", () -> pass(written, free)));
        written.await();
        probes.send("outbox-quick", 1);
        await().untilAsserted(() -> assertThat(state.steps("outbox-quick")).containsExactly(1));
        free.countDown();
        slow.join();
        await().untilAsserted(() -> assertThat(state.steps("outbox-slow")).containsExactly(1));
    }

    private static void pass(CountDownLatch here, CountDownLatch on) {
        here.countDown();
        try {
            on.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void concurrentTransactionsOfAKeyGiveGaplessSequencesInCommitOrder() throws Exception {
        probes.send("outbox-hot", 1);
        var writers = new ArrayList<CompletableFuture<Void>>();
        for (int writer = 0; writer < 8; writer++) {
            writers.add(elsewhere(() -> repeat(25, () -> probes.send("outbox-hot", 1))));
        }
        writers.forEach(CompletableFuture::join);
        var expected = IntStream.rangeClosed(1, 201).boxed().toList();
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(state.steps("outbox-hot")).isEqualTo(expected));
        assertThat(state.sequences("outbox-hot"))
                .isEqualTo(LongStream.rangeClosed(1, 201).boxed().toList());
    }

    private static void repeat(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    @Test
    void eventAgainstItsSchemaIsRefusedAndNothingIsKept() {
        assertThatThrownBy(() -> probes.sendInvalid("outbox-invalid"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("/step");
        assertThat(state.probes("outbox-invalid")).isZero();
    }
}
