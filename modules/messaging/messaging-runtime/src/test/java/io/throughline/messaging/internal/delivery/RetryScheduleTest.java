package io.throughline.messaging.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.PermanentFailure;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {

    private static final int FLEET = 10_000;
    private static final ConsumerDefinition CONSUMER = new ConsumerDefinition(
            "inventory.orders-events",
            "orders",
            true,
            8,
            1,
            new ConsumerDefinition.Delays(1_000, 2, 60_000),
            ConsumerDefinition.Lane.INTERACTIVE);
    private static final FailedAttempt FAILED = FailedAttempt.of(new IllegalStateException());

    private final RetrySchedule schedule = new RetrySchedule();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void eventsThatFailedTogetherDoNotComeBackTogether(int deliveries) {
        long delay = CONSUMER.redeliveryDelay(deliveries);
        var tenths = new int[20];
        IntStream.range(0, FLEET)
                .forEach(event -> tenths[(int) (10 * schedule.delay(CONSUMER, FAILED, deliveries, 0) / delay)]++);

        // six tenths of the delay, from seven tenths to thirteen, with a sixth of the fleet in each
        assertThat(IntStream.rangeClosed(7, 12).map(tenth -> tenths[tenth]).sum())
                .isGreaterThanOrEqualTo(FLEET - 5);
        assertThat(IntStream.rangeClosed(7, 12))
                .allSatisfy(
                        tenth -> assertThat(tenths[tenth]).isBetween(FLEET / 6 - FLEET / 50, FLEET / 6 + FLEET / 50));
    }

    @Test
    void anOutageOfADayTellsOfAnEventInTheFirstMinutesAndThenOnceOrTwiceInTen() {
        schedule.longestDelay = Duration.ofSeconds(30);
        var away = FailedAttempt.of(new DependencyUnavailable("away", null));
        long news = LongStream.iterate(0, millis -> millis < 86_400_000, millis -> millis + 30_000)
                .filter(millis -> schedule.isNews(away, millis))
                .count();

        assertThat(news).isBetween(144L, 10L + 2 * 144);
        assertThat(schedule.isNews(FAILED, 301_000)).isTrue();
    }

    @Test
    void aFailureThatIsDeclaredPermanentIsOverAtOnce() {
        assertThat(schedule.isOver(CONSUMER, FailedAttempt.of(new PermanentFailure("never")), 1, 0))
                .isTrue();
    }

    @Test
    void anotherFailureIsOverAfterTheDeclaredDeliveries() {
        assertThat(schedule.isOver(CONSUMER, FAILED, 7, 0)).isFalse();
        assertThat(schedule.isOver(CONSUMER, FAILED, 8, 0)).isTrue();
    }
}
