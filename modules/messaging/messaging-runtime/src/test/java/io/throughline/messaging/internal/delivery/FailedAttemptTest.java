package io.throughline.messaging.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.PermanentFailure;
import io.throughline.messaging.internal.DatabaseFailure;
import io.throughline.messaging.internal.delivery.FailedAttempt.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class FailedAttemptTest {

    @Test
    void isPermanentAlsoAsACause() {
        assertThat(FailedAttempt.of(new IllegalStateException(new PermanentFailure("no")))
                        .kind())
                .isEqualTo(Kind.PERMANENT);
    }

    @Test
    void waitsAsLongAsTheDependencyAskedFor() {
        var away = new DependencyUnavailable("throttled", Duration.ofSeconds(7), null);
        var failed = FailedAttempt.of(new IllegalStateException(away));

        assertThat(failed.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void tellsWhatIsPutOffFromWhatIsAway() {
        var putOff = FailedAttempt.of(new IllegalStateException(new DependencyUnavailable("mailbox full", null) {
            @Override
            public boolean isForThisEventOnly() {
                return true;
            }
        }));

        assertThat(putOff.kind()).isEqualTo(Kind.POSTPONED);
        assertThat(putOff.isWaitedFor()).isTrue();
    }

    @Test
    void countsWhateverElseFails() {
        assertThat(FailedAttempt.of(new AssertionError("oops")).kind()).isEqualTo(Kind.COUNTED);
    }

    @Test
    @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsWhereCausesGoInACircle() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));
        assertThat(FailedAttempt.of(one).kind()).isEqualTo(Kind.COUNTED);
        assertThat(DatabaseFailure.refusesTheValues(one)).isFalse();
    }

    @Test
    void keepsAnErrorThatTheDatabaseCanHold() {
        assertThat(FailedAttempt.of(new IllegalStateException("\0" + "x".repeat(5_000)))
                        .error())
                .hasSize(2_000)
                .doesNotContain("\0");
    }
}
