package io.throughline.messaging.internal.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.ConsumerDefinition.Delays;
import io.throughline.messaging.internal.delivery.ConsumerDefinition.Lane;
import io.throughline.messaging.internal.delivery.Consumption;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int status = Status.STATUS_NO_TRANSACTION;
    private final AtomicInteger waits = new AtomicInteger();
    private final Turns turns = new Turns(counted(), patient(), registry());

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void neverHaveMoreThanTheLimitAtWork() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 200; i++) {
            all.add(inATurn(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                LockSupport.parkNanos(1_000_000);
                return running.decrementAndGet();
            }));
        }
        all.forEach(CompletableFuture::join);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void areNotKeptForLongByTransactionsThatHang() {
        var hanging = new CountDownLatch(1);
        var first = inATurn(() -> awaited(hanging));
        var second = inATurn(() -> awaited(hanging));
        assertThat(inATurn(() -> "done").join()).isEqualTo("done");
        hanging.countDown();
        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
    }

    @Test
    void areGivenBackAfterAFailure() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> turns.take(() -> {
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
        }
        neverHaveMoreThanTheLimitAtWork();
    }

    @Test
    void areNotWaitedForWithATransactionOpen() {
        status = Status.STATUS_ACTIVE;
        assertThat(turns.take(() -> turns.take(() -> turns.take(() -> "done")))).isEqualTo("done");
        assertThat(waits).hasValue(0);
        status = Status.STATUS_NO_TRANSACTION;
        neverHaveMoreThanTheLimitAtWork();
        assertThat(waits).hasPositiveValue();
    }

    @Test
    void areLeftToOthersByMassesOfWork() {
        var end = new CountDownLatch(1);
        var first = inABulkTurn(() -> awaited(end));
        var second = inABulkTurn(() -> awaited(end));

        assertThat(inATurn(() -> "done").join()).isEqualTo("done");
        assertThat(waits.get()).isLessThanOrEqualTo(2);
        end.countDown();
        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
    }

    private <T> CompletableFuture<T> inABulkTurn(Supplier<T> work) {
        var consumer = new ConsumerDefinition("a.b", "a.b", false, 8, 1, new Delays(1, 1, 1), Lane.BULK);
        var result = new CompletableFuture<T>();
        threads.execute(() -> new CurrentDelivery(new Consumption(consumer, Map.of()), null, false)
                .run(() -> result.complete(turns.take(work))));
        return result;
    }

    /** One turn, which is waited for however slow the machine is. */
    private static Semaphore patient() {
        return new Semaphore(1, true) {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
                return super.tryAcquire(30, TimeUnit.SECONDS);
            }
        };
    }

    private Semaphore counted() {
        return new Semaphore(2, true) {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
                waits.incrementAndGet();
                return super.tryAcquire(timeout, unit);
            }
        };
    }

    private <T> CompletableFuture<T> inATurn(Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> turns.take(work), threads);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private TransactionSynchronizationRegistry registry() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (proxy, method, arguments) -> status);
    }
}
