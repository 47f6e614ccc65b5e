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
        assertThat(signal.take(64).shards()).isEqualTo(0b0011);
        assertThat(signal.take(64).isEmpty()).isTrue();
    }

    @Test
    void keepsASignalThatIsRaisedWhileTheShardIsScanned() {
        signal.own(1);
        assertThat(signal.take(64).shards()).isEqualTo(1);
        signal.raise(1);
        assertThat(signal.take(64).isEmpty()).isTrue();
        signal.release(1, 0);
        assertThat(signal.take(64).shards()).isEqualTo(1);
    }

    @Test
    void neverGivesAShardToTwoWorkers() {
        signal.own(-1L);
        long first = signal.take(16).shards();
        long second = signal.take(16).shards();
        assertThat(Long.bitCount(first)).isEqualTo(16);
        assertThat(first & second).isZero();
    }

    @Test
    void scansAgainWhatIsGivenBackWithMore() {
        signal.own(1);
        signal.release(signal.take(1).shards(), 1);
        assertThat(signal.take(1)).isEqualTo(new RelaySignal.Taken(1, 1));
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

    @Test
    void tellsWhatMustBeReadFromWhatWasHandedOver() {
        signal.own(0b11);
        signal.release(signal.take(64).shards(), 0);
        signal.raise(0b01);
        signal.raiseUnread(0b10);
        assertThat(signal.take(64)).isEqualTo(new RelaySignal.Taken(0b11, 0b10));
    }

    @Test
    void keepsBackWhatWasHandedOverWhileItRestsButNotWhatMustBeRead() {
        signal.own(1);
        signal.release(signal.take(1).shards(), 0);
        signal.restUntil(System.nanoTime() + 3_600_000_000_000L);
        signal.raise(1);
        assertThat(signal.take(1).isEmpty()).isTrue();
        signal.raiseUnread(1);
        assertThat(signal.take(1).shards()).isEqualTo(1);
    }

    @Test
    void givesWhatGatheredToAWaitingWorkerWhenTheRestEnds() {
        signal.own(1);
        signal.release(signal.take(1).shards(), 0);
        signal.restUntil(System.nanoTime() + 20_000_000L);
        signal.raise(1);
        assertThat(waitForOne()).isEqualTo(1);
    }

    private long waitForOne() {
        try {
            return signal.takeOrWait(1, 10_000).shards();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
