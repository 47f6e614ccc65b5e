package io.throughline.messaging.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RampTest {

    private static final long TENTH = 100_000_000L;

    @Test
    void beginsWithOneAndDoublesEachSecond() {
        var ramp = new Ramp(null, 0);

        assertThat(ramp.allowed(0, 250)).isEqualTo(1);
        ramp.used(1);
        assertThat(sent(ramp, 1, 10)).isBetween(10L, 20L);
        assertThat(sent(ramp, 11, 20)).isBetween(20L, 40L);
        assertThat(sent(ramp, 21, 30)).isBetween(40L, 80L);
    }

    @Test
    void keepsToItsLimit() {
        var ramp = new Ramp(20.0, 0);
        sent(ramp, 0, 100);

        assertThat(sent(ramp, 101, 200)).isBetween(199L, 201L);
    }

    @Test
    void makesUpForNoMoreThanASecondOfDelay() {
        var ramp = new Ramp(20.0, 0);
        sent(ramp, 0, 100);

        assertThat(ramp.allowed(1_000 * TENTH, 250)).isEqualTo(20);
    }

    @Test
    void allowsLessThanOneASecond() {
        var ramp = new Ramp(0.5, 0);

        assertThat(sent(ramp, 0, 200)).isBetween(10L, 11L);
    }

    private static long sent(Ramp ramp, long firstTenth, long lastTenth) {
        return LongStream.rangeClosed(firstTenth, lastTenth)
                .map(tenth -> {
                    int allowed = ramp.allowed(tenth * TENTH, 250);
                    ramp.used(allowed);
                    return allowed;
                })
                .sum();
    }
}
