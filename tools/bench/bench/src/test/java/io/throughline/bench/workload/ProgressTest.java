package io.throughline.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void leavesOutTheFirstAndTheLastTenth() {
        Progress progress = new Progress(1000);
        progress.note(0, 0);
        progress.note(5 * SECOND, 100);
        progress.note(6 * SECOND, 900);
        progress.note(20 * SECOND, 1000);

        assertThat(progress.middleRate()).isCloseTo(800, within(0.001));
    }

    @Test
    void interpolatesBetweenTwoLooks() {
        Progress progress = new Progress(1000);
        progress.note(0, 0);
        progress.note(2 * SECOND, 1000);

        assertThat(progress.middleRate()).isCloseTo(500, within(0.001));
    }

    @Test
    void refusesARateOfWhatItHasNotSeen() {
        Progress progress = new Progress(1000);
        progress.note(0, 1000);

        assertThatThrownBy(progress::middleRate).isInstanceOf(IllegalStateException.class);
    }
}
