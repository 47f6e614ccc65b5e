package io.throughline.messaging.internal.replay;

import static io.throughline.messaging.replay.ReplayState.CANARY;
import static io.throughline.messaging.replay.ReplayState.COMPLETED;
import static io.throughline.messaging.replay.ReplayState.PAUSED;
import static io.throughline.messaging.replay.ReplayState.RUNNING;
import static io.throughline.messaging.replay.ReplayState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.replay.Replay.Counts;
import io.throughline.messaging.replay.ReplayState;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void waitsForEveryCanary() {
        assertThat(canaries(1, 0).next()).isEqualTo(CANARY);
        assertThat(canaries(0, 0).next()).isEqualTo(RUNNING);
    }

    @Test
    void wantsFurtherCanariesOnlyOnceNoneIsOpenAndNoneHasFailed() {
        assertThat(canaries(1, 0).wantsCanaries()).isFalse();
        assertThat(canaries(0, 1).wantsCanaries()).isFalse();
        assertThat(canaries(0, 0).wantsCanaries()).isTrue();
        assertThat(running(1, 0, 10, 0).wantsCanaries()).isFalse();
    }

    @Test
    void stopsForOneCanaryThatFailsThoughOthersAreNotDone() {
        assertThat(canaries(1, 1).next()).isEqualTo(STOPPED);
        assertThat(canaries(0, 1).stopsFor()).isEqualTo("1 canary failed again");
        assertThat(canaries(0, 2).stopsFor()).isEqualTo("2 canaries failed again");
    }

    @Test
    void stopsBeyondTheShareAndNotAtIt() {
        assertThat(running(20, 10, 18, 2).next()).isEqualTo(RUNNING);
        assertThat(running(20, 10, 17, 3).next()).isEqualTo(STOPPED);
        assertThat(running(20, 10, 17, 3).stopsFor()).isEqualTo("3 of 20 failed again, more than 10 %");
    }

    @Test
    void isMeasuredByWhatFailedSinceItWasSetGoing() {
        var counts = new Counts(100, 0, 30, 20, 0, 0);
        assertThat(new Progress(RUNNING, counts, 30, 20, 0.1, null, 0, 0).next())
                .isEqualTo(RUNNING);
        assertThat(new Progress(RUNNING, counts, 30, 17, 0.1, null, 0, 0).next())
                .isEqualTo(STOPPED);
    }

    @Test
    void isOverWhenEverythingIsSettled() {
        assertThat(running(0, 0, 10, 0).next()).isEqualTo(COMPLETED);
        assertThat(running(0, 1, 10, 0).next()).isEqualTo(RUNNING);
        assertThat(running(1, 0, 10, 0).next()).isEqualTo(RUNNING);
    }

    @Test
    void isLeftAloneWhenItIsHalted() {
        assertThat(new Progress(PAUSED, new Counts(1, 0, 0, 1, 0, 0), 0, 0, 0, null, 0, 1).next())
                .isEqualTo(PAUSED);
    }

    private static Progress canaries(long open, long failed) {
        return new Progress(CANARY, new Counts(10, open, 0, failed, 0, 0), 0, 0, 0.1, null, open, failed);
    }

    private static Progress running(long pending, long sent, long succeeded, long failed) {
        var counts = new Counts(pending + sent + succeeded + failed, sent, succeeded, failed, 0, 0);
        return new Progress(ReplayState.RUNNING, counts, 0, 0, 0.1, null, 0, 0);
    }
}
