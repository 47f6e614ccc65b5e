package io.throughline.webhooks;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private final RetrySchedule schedule = new RetrySchedule(List.of(ofSeconds(10), ofMinutes(10)), () -> 0.5);

    @Test
    void hasADelayForEachFailedAttemptButTheLast() {
        assertThat(schedule.delayAfter(1, ZERO)).isEqualTo(ofSeconds(10));
        assertThat(schedule.delayAfter(2, ZERO)).isEqualTo(ofMinutes(10));
        assertThat(schedule.delayAfter(3, ZERO)).isNull();
    }

    @Test
    void variesADelayByATenth() {
        assertThat(new RetrySchedule(List.of(ofSeconds(10)), () -> 0).delayAfter(1, ZERO))
                .isEqualTo(ofSeconds(9));
        assertThat(new RetrySchedule(List.of(ofSeconds(10)), () -> 1).delayAfter(1, ZERO))
                .isEqualTo(ofSeconds(11));
    }

    @Test
    void waitsAsLongAsTheEndpointAsksForUpToADay() {
        assertThat(schedule.delayAfter(1, ofMinutes(3))).isEqualTo(ofMinutes(3));
        assertThat(schedule.delayAfter(2, ofMinutes(3))).isEqualTo(ofMinutes(10));
        assertThat(schedule.delayAfter(1, Duration.ofDays(9))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void lastsAboutThreeDaysUnlessConfigured() {
        assertThat(Stream.of(RetrySchedule.THREE_DAYS.split(","))
                        .map(Duration::parse)
                        .reduce(ZERO, Duration::plus))
                .isBetween(Duration.ofHours(70), Duration.ofHours(80));
    }
}
