package io.throughline.messaging.internal.gate;

import static io.throughline.messaging.internal.gate.Outage.Phase.CLOSED;
import static io.throughline.messaging.internal.gate.Outage.Phase.PROBING;
import static io.throughline.messaging.internal.gate.Outage.Phase.RAMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final Outage.Rules RULES =
            new Outage.Rules(3, Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final Outage outage = new Outage(RULES, 0);

    @Test
    void isNoticedAfterManyFailuresAndSomeTimeWithoutSuccess() {
        failAt(1, 2, 3, 4, 5.9);
        assertThat(outage.phase()).isEqualTo(CLOSED);
        failAt(6);
        assertThat(outage.phase()).isEqualTo(PROBING);
        assertThat(outage.permits(seconds(6.5))).isZero();
        assertThat(outage.permits(seconds(7))).isEqualTo(1);
    }

    @Test
    void isNoneWhenFailuresAreFarBetween() {
        for (int failure = 1; failure < 20; failure++) {
            failAt(failure * 5.1);
        }
        assertThat(outage.phase()).isEqualTo(CLOSED);
    }

    @Test
    void isNoneWhileOthersSucceed() {
        for (int second = 1; second < 60; second++) {
            failAt(second, second + 0.1, second + 0.2, second + 0.3);
            outage.succeeded(seconds(second + 0.4));
        }
        assertThat(outage.phase()).isEqualTo(CLOSED);
    }

    @Test
    void isAskedAboutByOneDeliveryAtATimeAndLessAndLessOften() {
        failAt(1, 3, 6);
        for (double wait : new double[] {1, 2, 4, 4}) {
            double now = probe(wait);
            failAt(now);
        }
    }

    private double last = 6;

    private double probe(double wait) {
        assertThat(outage.permits(seconds(last + wait - 0.1))).isZero();
        last += wait;
        assertThat(outage.permits(seconds(last))).isEqualTo(1);
        outage.began();
        assertThat(outage.permits(seconds(last))).isZero();
        return last;
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        failAt(1, 3);
        outage.unavailable(seconds(6), Duration.ofSeconds(30));

        assertThat(outage.permits(seconds(35.9))).isZero();
        assertThat(outage.permits(seconds(36))).isEqualTo(1);
    }

    @Test
    void endsInARampWhenOneSucceeds() {
        failAt(1, 3, 6);
        outage.permits(seconds(7));
        outage.began();
        outage.succeeded(seconds(7));

        assertThat(outage.phase()).isEqualTo(RAMP);
        assertThat(outage.permits(seconds(7.5))).isEqualTo(1);
        assertThat(outage.permits(seconds(8))).isEqualTo(2);
        assertThat(outage.permits(seconds(10))).isEqualTo(8);
        assertThat(outage.permits(seconds(17))).isEqualTo(Integer.MAX_VALUE);
        assertThat(outage.phase()).isEqualTo(CLOSED);
    }

    @Test
    void beginsAnewWhenTheRampFails() {
        failAt(1, 3, 6);
        outage.began();
        outage.succeeded(seconds(7));
        failAt(7.5);

        assertThat(outage.phase()).isEqualTo(PROBING);
        assertThat(outage.permits(seconds(8.5))).isEqualTo(1);
    }

    @Test
    void goesOnWithTheNextDeliveryWhenAProbeSaysNothing() {
        failAt(1, 3, 6);
        outage.permits(seconds(7));
        outage.began();
        outage.toldNothing(seconds(7));

        assertThat(outage.permits(seconds(7))).isEqualTo(1);
    }

    @Test
    void endsTooWhenManyInARowFindNothingWrong() {
        failAt(1, 3, 6);
        outage.toldNothing(seconds(7));
        outage.toldNothing(seconds(7));
        assertThat(outage.phase()).isEqualTo(PROBING);
        outage.toldNothing(seconds(7));
        assertThat(outage.phase()).isEqualTo(RAMP);
    }

    @Test
    void ofAnotherNodeIsFollowedAndItsEndToo() {
        outage.awayElsewhere(seconds(1));
        assertThat(outage.phase()).isEqualTo(PROBING);
        outage.recovered(seconds(2));
        assertThat(outage.phase()).isEqualTo(RAMP);
    }

    private void failAt(double... times) {
        for (double time : times) {
            outage.unavailable(seconds(time), Duration.ZERO);
        }
    }

    private static long seconds(double seconds) {
        return (long) (seconds * 1_000_000_000L);
    }
}
