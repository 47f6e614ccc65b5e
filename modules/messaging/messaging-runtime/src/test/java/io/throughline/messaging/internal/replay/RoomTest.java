package io.throughline.messaging.internal.replay;

import static io.throughline.messaging.replay.ReplayState.CANARY;
import static io.throughline.messaging.replay.ReplayState.PAUSED;
import static io.throughline.messaging.replay.ReplayState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.replay.Replay.Counts;
import io.throughline.messaging.replay.ReplayState;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final long SECOND = 1_000_000_000L;

    private final Room room = new Room();

    @Test
    void isForAllCanariesAtOnce() {
        assertThat(room(CANARY, 0, 0)).isEqualTo(500);
        assertThat(room(CANARY, 900, 0)).isEqualTo(100);
    }

    @Test
    void isForTenWhenTheOthersFollowAndGrowsWithEachThatSucceeds() {
        room(CANARY, 1, 0);

        assertThat(room(RUNNING, 0, 1)).isEqualTo(10);
        assertThat(room(RUNNING, 4, 7)).isEqualTo(12);
        assertThat(room(RUNNING, 0, 101)).isEqualTo(110);
        assertThat(room(RUNNING, 900, 5_000)).isEqualTo(100);
    }

    @Test
    void doesNotGrowWhileNothingSucceeds() {
        assertThat(room(RUNNING, 0, 0)).isEqualTo(10);
        assertThat(room(RUNNING, 10, 0)).isZero();
        assertThat(room.of(progress(RUNNING, 0, 0, 10, null), 0)).isEqualTo(10);
    }

    @Test
    void isNoneForAReplayThatAnotherNodeHasSentSoMuchOf() {
        room(RUNNING, 0, 0);

        assertThat(room(RUNNING, 700, 0)).isNotPositive();
    }

    @Test
    void growsAnewAfterAPause() {
        room(RUNNING, 0, 0);
        assertThat(room(RUNNING, 0, 5_000)).isEqualTo(500);
        assertThat(room(PAUSED, 1, 5_000)).isZero();

        assertThat(room(RUNNING, 0, 5_000)).isEqualTo(10);
    }

    @Test
    void keepsToTheLimitOfTheReplay() {
        assertThat(room.of(progress(RUNNING, 0, 0, 0, 4.0), 0)).isEqualTo(1);
        room.used(1);

        assertThat(room.of(progress(RUNNING, 0, 1, 0, 4.0), SECOND / 2)).isEqualTo(2);
    }

    private int room(ReplayState state, long sent, long succeeded) {
        return room.of(progress(state, sent, succeeded, 0, null), 0);
    }

    private static Progress progress(ReplayState state, long sent, long succeeded, long failed, Double perSecond) {
        return new Progress(state, new Counts(10_000, sent, succeeded, failed, 0, 0), 0, 0, 0.05, perSecond, 1, 0);
    }
}
