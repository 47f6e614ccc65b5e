package io.throughline.messaging.internal.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.Consumption;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.messaging.internal.wire.IncomingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedTransactionsTest {

    @ConsumesEvents(from = "orders", sessions = 16, eventsPerTransaction = 8)
    static class Consumer extends EventConsumer {}

    private final Transactions transactions = new Transactions();
    private final SharedTransactions shared =
            new SharedTransactions(ConsumerDefinition.of(Consumer.class), transactions::together, transactions::alone);
    private final SharedTransactions unrelenting = new SharedTransactions(
            ConsumerDefinition.of(Consumer.class), transactions::together, transactions::alone, Duration.ZERO);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch leading = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void deliveriesThatWaitBehindALeaderShareTheNextTransactionInTheOrderOfTheirKeys() throws Exception {
        var first = leader();
        var others = List.of(start("c", Transactions.effect("c")), start("b", Transactions.effect("b")));
        awaitWaiting(2);
        goOn.countDown();
        assertThat(first.get()).isEqualTo(Outcome.DONE);
        for (var other : others) {
            assertThat(other.get()).isEqualTo(Outcome.DONE);
        }
        assertThat(transactions.committed).containsExactlyInAnyOrder(List.of("leader"), List.of("b", "c"));
    }

    @Test
    void deliveriesOfOneKeyNeverShareATransaction() throws Exception {
        leader();
        var same = List.of(start("k", Transactions.effect("k1")), start("k", Transactions.effect("k2")));
        awaitWaiting(2);
        goOn.countDown();
        for (var delivery : same) {
            delivery.get();
        }
        assertThat(transactions.committed).hasSize(3);
    }

    @Test
    void afterAFailureEachHasATransactionOfItsOwnAndOnlyTheBadOneFails() throws Exception {
        leader();
        var good = start("good", Transactions.effect("good"));
        var bad = start("bad", () -> {
            throw new IllegalStateException("bad");
        });
        awaitWaiting(2);
        goOn.countDown();
        assertThat(good.get()).isEqualTo(Outcome.DONE);
        assertThatThrownBy(bad::get).hasRootCauseMessage("bad");
        assertThat(transactions.committed).containsExactlyInAnyOrder(List.of("leader"), List.of("good"));
        assertThat(shared.paused()).isTrue();
    }

    @Test
    void interruptedDeliveryStopsWaitingAndStaysInterrupted() throws Exception {
        leader();
        var waiting = new AtomicReference<Thread>();
        var interrupted = CompletableFuture.supplyAsync(
                () -> {
                    waiting.set(Thread.currentThread());
                    shared.once(delivery("k"), Transactions.effect("k"));
                    return Thread.interrupted();
                },
                threads);
        awaitWaiting(1);
        waiting.get().interrupt();
        assertThat(interrupted.get()).isTrue();
        assertThat(transactions.effects()).containsExactly("k");
        goOn.countDown();
    }

    @Test
    void everyDeliveryOfManyThreadsHasItsEffectOnceWhateverFails() throws Exception {
        var runs = IntStream.range(0, 16)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> many(thread), threads))
                .toList();
        for (var run : runs) {
            run.get();
        }
        assertThat(transactions.effects()).hasSize(16 * 500).doesNotHaveDuplicates();
        assertThat(unrelenting.waiting()).isZero();
        assertThat(transactions.committed).hasSizeLessThan(16 * 500);
    }

    private void many(int thread) {
        for (int i = 0; i < 500; i++) {
            var strike = new AtomicBoolean(i % 50 == thread);
            var effect = Transactions.effect(thread + "-" + i);
            while (!done("key-" + thread, () -> {
                effect.run();
                if (strike.getAndSet(false)) {
                    throw new IllegalStateException("scripted");
                }
            })) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean done(String key, Runnable effect) {
        try {
            return unrelenting.once(delivery(key), effect) == Outcome.DONE;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private CompletableFuture<Outcome> leader() {
        var result = start("leader", Transactions.slow("leader", leading, goOn));
        while (leading.getCount() > 0 && !result.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(result).isNotDone();
        return result;
    }

    private CompletableFuture<Outcome> start(String key, Runnable effect) {
        return CompletableFuture.supplyAsync(() -> shared.once(delivery(key), effect), threads);
    }

    private void awaitWaiting(int count) {
        while (shared.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    private static CurrentDelivery delivery(String key) {
        var envelope = new EventEnvelope(
                EventIds.next(),
                "orders.x",
                1,
                "/dev/orders",
                key,
                1,
                Instant.now(),
                null,
                "c",
                null,
                null,
                null,
                Map.of());
        var consumption = new Consumption(ConsumerDefinition.of(Consumer.class), Map.of());
        return new CurrentDelivery(consumption, new IncomingEvent(envelope, new byte[0], null), false);
    }
}
