package io.throughline.messaging.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long TENTH = 100_000_000L;

    @Test
    void beginsWithOne() {
        assertThat(new RateLimit(20, 0).allowed(0, 250)).isEqualTo(1);
    }

    @Test
    void isKept() {
        var limit = new RateLimit(20, 0);
        sent(limit, 0, 100);

        assertThat(sent(limit, 101, 200)).isBetween(199L, 201L);
    }

    @Test
    void makesUpForNoMoreThanASecondOfDelay() {
        var limit = new RateLimit(20, 0);
        sent(limit, 0, 100);

        assertThat(limit.allowed(1_000 * TENTH, 250)).isEqualTo(20);
    }

    @Test
    void allowsLessThanOneASecond() {
        assertThat(sent(new RateLimit(0.5, 0), 0, 200)).isBetween(10L, 11L);
    }

    private static long sent(RateLimit limit, long firstTenth, long lastTenth) {
        return LongStream.rangeClosed(firstTenth, lastTenth)
                .map(tenth -> {
                    int allowed = limit.allowed(tenth * TENTH, 250);
                    limit.used(allowed);
                    return allowed;
                })
                .sum();
    }
}
