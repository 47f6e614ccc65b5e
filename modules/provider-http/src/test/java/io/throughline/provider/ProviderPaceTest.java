package io.throughline.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.OutgoingPace;
import io.throughline.messaging.OutgoingPace.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderPaceTest {

    /** What this adapter throws. */
    static final class BankThrottled extends DependencyUnavailable {

        private static final long serialVersionUID = 1L;

        BankThrottled(String message, Duration retryAfter) {
            super(message, retryAfter, null);
        }
    }

    private final List<String> asked = new ArrayList<>();

    @Test
    void waitsForTheTurnThatItGot() {
        long before = System.nanoTime();

        pace(10, new Turn(true, Duration.ofMillis(300))).awaitTurn();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(asked).containsExactly("bank 10.0 PT0.5S");
    }

    @Test
    void waitsLongerWhereNoEventWaits() {
        pace(10, new Turn(true, Duration.ZERO)).awaitTurnPatiently();

        assertThat(asked).containsExactly("bank 10.0 PT2S");
    }

    @Test
    void doesNotCallIfTheTurnIsTooFarAwayAndTellsWhenToComeBack() {
        var pace = pace(10, new Turn(false, Duration.ofSeconds(7)));

        var throttled = catchThrowableOfType(BankThrottled.class, pace::awaitTurn);

        assertThat(throttled).hasMessage("bank is not called more than 10.0 times a second");
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void callsNobodyAtARateThatIsNone(double rate) {
        var pace = pace(rate, new Turn(true, Duration.ZERO));

        var throttled = catchThrowableOfType(BankThrottled.class, pace::awaitTurn);

        assertThat(throttled).hasMessageContaining("must be between");
        assertThat(throttled.retryAfter()).isPositive();
        assertThat(asked).isEmpty();
    }

    @Test
    void takesFractions() {
        assertThatCode(pace(0.5, new Turn(true, Duration.ZERO))::awaitTurn).doesNotThrowAnyException();
    }

    private ProviderPace pace(double rate, Turn turn) {
        OutgoingPace turns = (system, perSecond, within) -> {
            asked.add(system + " " + perSecond + " " + within);
            return turn;
        };
        return new ProviderPace("bank", () -> rate, turns, BankThrottled::new);
    }
}
