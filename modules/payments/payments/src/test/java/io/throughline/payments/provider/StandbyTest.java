package io.throughline.payments.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;

class StandbyTest {

    private static final Runnable ANSWERED = () -> {};
    private static final Runnable NO_ANSWER = () -> {
        throw new ProviderUnavailable("no answer");
    };

    private final Standby standby =
            new Standby("the provider", () -> Duration.ofMillis(now()).toNanos());
    private long millis;
    private int calls;

    private long now() {
        return millis;
    }

    @Test
    void letsEverybodyCallWhileTheCircuitIsClosed() {
        fails();
        fails();

        succeeds();
    }

    @Test
    void letsNobodyCallOnceTheCircuitHasOpenedUntilAQuestionWasAnswered() {
        opens();
        isNotAsked();
        standby.look(NO_ANSWER);
        isNotAsked();
        standby.look(ANSWERED);

        succeeds();
    }

    @Test
    void doesNotBelieveAnAnswerThatIsFollowedByNone() {
        opens();
        standby.look(ANSWERED);
        standby.look(NO_ANSWER);

        isNotAsked();
    }

    @Test
    void isOverWhenOneCallSucceeds() {
        opens();
        standby.look(ANSWERED);
        succeeds();
        standby.look(NO_ANSWER);

        succeeds();
    }

    @Test
    void isOverWhenTheProviderSaysThatItHasTooMuchToDo() {
        opens();
        standby.look(ANSWERED);
        assertThatThrownBy(() -> standby.call(() -> {
                    throw new ProviderThrottled("too much", Duration.ZERO);
                }))
                .isInstanceOf(ProviderThrottled.class);

        succeeds();
    }

    @Test
    void triesOneCallAtATime() {
        opens();
        standby.look(ANSWERED);

        standby.call(() -> {
            isNotAsked();
            return calls++;
        });

        succeeds();
    }

    @Test
    void triesLessAndLessOftenWhileQuestionsAreAnsweredAndCallsAreNot() {
        opens();
        standby.look(ANSWERED);
        fails();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            millis += seconds * 1_000L - 1;
            isNotAsked();
            millis++;
            fails();
        }
    }

    @Test
    void takesTheCircuitOfATrialThatIsStillOpenForAFailure() {
        opens();
        standby.look(ANSWERED);
        opens();
        isNotAsked();
        millis += 1_000;

        succeeds();
    }

    @Test
    void saysOfAFullBulkheadOnlyThatItWasNotAsked() {
        assertThatThrownBy(() -> standby.call(() -> {
                    throw new BulkheadException();
                }))
                .isInstanceOf(ProviderNotAsked.class);

        succeeds();
    }

    @Test
    void asksNothingWhileTheProviderIsThere() {
        standby.look(() -> calls++);

        assertThat(calls).isZero();
    }

    private void succeeds() {
        assertThat(standby.call(() -> "done")).isEqualTo("done");
    }

    private void fails() {
        Supplier<String> call = () -> {
            throw new ProviderUnavailable("no answer");
        };
        assertThatThrownBy(() -> standby.call(call))
                .isInstanceOf(ProviderUnavailable.class)
                .isNotInstanceOf(ProviderNotAsked.class);
    }

    private void opens() {
        assertThatThrownBy(() -> standby.call(() -> {
                    throw new CircuitBreakerOpenException();
                }))
                .isInstanceOf(ProviderNotAsked.class);
    }

    private void isNotAsked() {
        int before = calls;
        assertThatThrownBy(() -> standby.call(() -> calls++)).isInstanceOf(ProviderNotAsked.class);
        assertThat(calls).isEqualTo(before);
    }
}
