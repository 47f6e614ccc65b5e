package io.throughline.webhooks;

import static io.throughline.webhooks.DeliveryState.CANCELLED;
import static io.throughline.webhooks.DeliveryState.DELIVERED;
import static io.throughline.webhooks.DeliveryState.FAILED;
import static io.throughline.webhooks.DeliveryState.MISSED;
import static io.throughline.webhooks.DeliveryState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.webhooks.provider.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final Answer OK = new Answer(204, null, Duration.ZERO);
    private static final Answer ERROR = new Answer(500, "HTTP status 500", Duration.ZERO);
    private static final Answer GONE = new Answer(410, "HTTP status 410", Duration.ZERO);

    private final RetrySchedule schedule =
            new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), () -> 0.5);
    private final Delivery delivery = new Delivery(UUID.randomUUID(), NOW);

    @Test
    void isDeliveredByASuccess() {
        delivery.attempted(OK, 0, schedule, NOW);

        assertThat(delivery.state()).isEqualTo(DELIVERED);
        assertThat(delivery.nextAttemptAt()).isNull();
    }

    @Test
    void waitsAfterAFailureAsTheScheduleSaysAndIsGivenUpAtItsEnd() {
        delivery.attempted(ERROR, 0, schedule, NOW);
        assertThat(delivery.nextAttemptAt()).isEqualTo(NOW.plusSeconds(5));
        delivery.attempted(ERROR, 1, schedule, NOW);
        assertThat(delivery.nextAttemptAt()).isEqualTo(NOW.plusSeconds(300));
        assertThat(delivery.state()).isEqualTo(PENDING);
        delivery.attempted(ERROR, 2, schedule, NOW);

        assertThat(delivery.state()).isEqualTo(FAILED);
        assertThat(delivery.attempts()).isEqualTo(3);
    }

    @Test
    void isGivenUpWhenTheEndpointIsGone() {
        delivery.attempted(GONE, 0, schedule, NOW);

        assertThat(delivery.state()).isEqualTo(FAILED);
    }

    @Test
    void takesNoNoticeOfAFailureThatComesAfterAnotherOutcome() {
        delivery.attempted(ERROR, 0, schedule, NOW);
        delivery.attempted(ERROR, 0, schedule, NOW.plusSeconds(60));

        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.nextAttemptAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void takesNoticeOfALateSuccessUnlessItIsDecided() {
        delivery.attempted(ERROR, 0, schedule, NOW);
        delivery.attempted(OK, 0, schedule, NOW);
        assertThat(delivery.state()).isEqualTo(DELIVERED);
        delivery.attempted(ERROR, 1, schedule, NOW);

        assertThat(delivery.state()).isEqualTo(DELIVERED);
    }

    @Test
    void isResentFromTheStartOfTheSchedule() {
        delivery.attempted(GONE, 0, schedule, NOW);
        delivery.resend(NOW.plusSeconds(60));

        assertThat(delivery.state()).isEqualTo(PENDING);
        assertThat(delivery.attempts()).isZero();
        assertThat(delivery.nextAttemptAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void isHurriedByAResendWhileItWaits() {
        delivery.attempted(ERROR, 0, schedule, NOW);
        delivery.resend(NOW.plusSeconds(1));

        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.nextAttemptAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void isMissedOnlyWhileItWaitsAndDeliveredByASuccessThatWasOnItsWay() {
        delivery.miss(NOW);
        assertThat(delivery.state()).isEqualTo(MISSED);
        assertThat(delivery.nextAttemptAt()).isNull();
        delivery.attempted(ERROR, 0, schedule, NOW);
        assertThat(delivery.state()).isEqualTo(MISSED);
        delivery.attempted(OK, 0, schedule, NOW);
        assertThat(delivery.state()).isEqualTo(DELIVERED);
        delivery.miss(NOW);

        assertThat(delivery.state()).isEqualTo(DELIVERED);
    }

    @Test
    void isCancelledOnlyWhileItWaits() {
        delivery.cancel(NOW);
        assertThat(delivery.state()).isEqualTo(CANCELLED);

        var done = new Delivery(UUID.randomUUID(), NOW);
        done.attempted(OK, 0, schedule, NOW);
        done.cancel(NOW);
        assertThat(done.state()).isEqualTo(DELIVERED);
    }
}
