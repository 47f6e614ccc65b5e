package io.throughline.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    private static final String STAT =
            "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 123 456 7 8 150 50 30 20 20 0 1 0 99 0 0";

    @Test
    void addsUserAndSystemTimeOfAProcessWhateverItsName() {
        assertThat(ProcessorTime.used(STAT, 11, 12)).isEqualTo(200);
    }

    @Test
    void addsTheTimeOfChildrenThatHaveEnded() {
        assertThat(ProcessorTime.used(STAT, 11, 12, 13, 14)).isEqualTo(250);
    }

    @Test
    void leavesIdlingAndWaitingForDisksAndGuestsOutOfTheMachinesTime() {
        assertThat(ProcessorTime.busy("cpu  100 20 30 5000 600 7 8 9 40 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n"))
                .isEqualTo(174);
    }

    @Test
    void seesThisProcess() {
        assertThat(ProcessorTime.now(Map.of()).seconds().get("load generator")).isPositive();
    }
}
