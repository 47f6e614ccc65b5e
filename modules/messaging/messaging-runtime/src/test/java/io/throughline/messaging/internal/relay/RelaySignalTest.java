package io.throughline.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RelaySignalTest {

    private final RelaySignal signal = new RelaySignal();

    @Test
    void givesOnlyShardsThatAreOwned() {
        signal.own(0b0011);
        signal.raise(0b0110);
        assertThat(signal.take(64)).isEqualTo(0b0011);
        assertThat(signal.take(64)).isZero();
    }

    @Test
    void keepsASignalThatIsRaisedWhileTheShardIsScanned() {
        signal.own(1);
        assertThat(signal.take(64)).isEqualTo(1);
        signal.raise(1);
        assertThat(signal.take(64)).isZero();
        signal.release(1, 0);
        assertThat(signal.take(64)).isEqualTo(1);
    }

    @Test
    void neverGivesAShardToTwoWorkers() {
        signal.own(-1L);
        long first = signal.take(16);
        long second = signal.take(16);
        assertThat(Long.bitCount(first)).isEqualTo(16);
        assertThat(first & second).isZero();
    }

    @Test
    void scansAgainWhatIsGivenBackWithMore() {
        signal.own(1);
        signal.release(signal.take(1), 1);
        assertThat(signal.take(1)).isEqualTo(1);
    }

    @Test
    void wakesOnlyForShardsThatCanBeTaken() {
        var wakes = new AtomicInteger();
        signal.onRaise(wakes::incrementAndGet);
        signal.raise(1);
        signal.own(2);
        signal.raise(2);
        assertThat(wakes).hasValue(1);
    }

    @Test
    void handsASignalToAWorkerThatWaitsForIt() throws Exception {
        signal.own(1);
        signal.take(1);
        signal.release(1, 0);
        var taken = CompletableFuture.supplyAsync(this::waitForOne);
        while (!taken.isDone()) {
            signal.raise(1);
        }
        assertThat(taken.get()).isEqualTo(1);
    }

    private long waitForOne() {
        try {
            return signal.takeOrWait(1, 10_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
