package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailureLimitTest {

    private static final Instant SINCE = Instant.parse("2030-01-01T12:00:00Z");

    private final FailureLimit limit = new FailureLimit();

    FailureLimitTest() {
        limit.time = Duration.ofDays(5);
        limit.attempts = 10;
    }

    @Test
    void isReachedAfterItsTimeAndItsAttempts() {
        assertThat(limit.isReached(SINCE, 10, SINCE.plus(Duration.ofDays(5)))).isTrue();
        assertThat(limit.isReached(SINCE, 400, SINCE.plus(Duration.ofDays(9)))).isTrue();
    }

    @Test
    void isNotReachedByManyFailuresInAnHour() {
        assertThat(limit.isReached(SINCE, 5_000, SINCE.plus(Duration.ofHours(1))))
                .isFalse();
    }

    @Test
    void isNotReachedByFewFailuresInAMonth() {
        assertThat(limit.isReached(SINCE, 9, SINCE.plus(Duration.ofDays(30)))).isFalse();
    }
}
