package io.throughline.devstack.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void tellsOpenOrdersFromThoseThatEnded() {
        for (int i = 0; i < 4; i++) {
            tally.placed();
        }
        tally.moved("PLACED", "CONFIRMED");
        tally.moved("PLACED", "CONFIRMED");
        tally.ended("CONFIRMED", "COMPLETED", null);
        tally.ended("PLACED", "CANCELLED", "payment_declined");

        assertThat(tally.now(Duration.ofSeconds(2)))
                .isEqualTo("    2 s  placed 4 (2.0/s)  open: CONFIRMED 1, PLACED 1  ended: CANCELLED 1, COMPLETED 1");
        assertThat(tally.why()).isEqualTo("payment_declined 1");
        assertThat(tally.unfinished()).isEqualTo(2);
    }

    @Test
    void hidesNoOrderThatWasNotPlaced() {
        tally.refused();
        tally.unanswered();
        tally.skipped();

        assertThat(tally.now(Duration.ofSeconds(10)))
                .isEqualTo("   10 s  placed 0 (0.0/s)  refused: 1  without an answer: 1"
                        + "  left out, the server was behind: 1");
    }
}
