package io.throughline.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RelayPaceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(20);

    private final long begin = SECOND;
    private final RelayPace pace = new RelayPace(500, 20, begin);

    @Test
    void letsFewEventsGoOutAtOnce() {
        for (long now = begin; now < begin + SECOND; now += SECOND / 200) {
            assertThat(pace.after(1, now, now)).isEqualTo(now);
        }
    }

    @Test
    void gathersManyAfterATenthOfASecond() {
        assertThat(pace.after(60, begin, begin + SECOND / 20)).isEqualTo(begin);
        long now = begin + SECOND / 10;
        assertThat(pace.after(60, now, now)).isEqualTo(now + GATHER);
    }

    @Test
    void endsGatheringWhenTheyBecomeFewAgain() {
        pace.after(1_000, begin, begin + SECOND / 10);
        long later = begin + SECOND;
        assertThat(pace.after(1, later, later)).isEqualTo(later);
    }
}
