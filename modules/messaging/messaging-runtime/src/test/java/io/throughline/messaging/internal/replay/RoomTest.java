package io.throughline.messaging.internal.replay;

import static io.throughline.messaging.replay.ReplayState.CANARY;
import static io.throughline.messaging.replay.ReplayState.PAUSED;
import static io.throughline.messaging.replay.ReplayState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.replay.Replay.Counts;
import io.throughline.messaging.replay.ReplayState;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final long MINUTE = 60_000_000_000L;

    private final Room room = new Room();

    @Test
    void isForAllCanariesAtOnce() {
        assertThat(room.of(progress(CANARY, 0), 0)).isEqualTo(500);
        assertThat(room.of(progress(CANARY, 900), 0)).isEqualTo(100);
    }

    @Test
    void growsFromWhenTheOthersFollowAndNotWhileACanaryIsTried() {
        room.of(progress(CANARY, 0), 0);
        room.used(1);
        room.of(progress(CANARY, 1), MINUTE);

        assertThat(room.of(progress(RUNNING, 0), 2 * MINUTE)).isEqualTo(1);
        assertThat(room.of(progress(RUNNING, 0), 3 * MINUTE)).isEqualTo(500);
    }

    @Test
    void growsAnewAfterAPause() {
        room.of(progress(RUNNING, 0), 0);
        assertThat(room.of(progress(RUNNING, 0), MINUTE)).isEqualTo(500);
        assertThat(room.of(progress(PAUSED, 1), 2 * MINUTE)).isZero();

        assertThat(room.of(progress(RUNNING, 0), 3 * MINUTE)).isEqualTo(1);
    }

    private static Progress progress(ReplayState state, long sent) {
        return new Progress(state, new Counts(10_000, sent, 0, 0, 0, 0), 0, 0, 0.05, null, 1, 0);
    }
}
