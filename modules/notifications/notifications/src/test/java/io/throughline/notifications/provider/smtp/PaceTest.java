package io.throughline.notifications.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.notifications.provider.MailServerAway;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    @Test
    void letsTheSecondMailWaitForItsTurnUntilTheServerStops() {
        var pace = pace(0.001);
        var waiting = new AtomicReference<Thread>();
        var executor = Executors.newSingleThreadExecutor(task -> {
            waiting.set(new Thread(task));
            return waiting.get();
        });
        pace.await();

        Future<?> second = executor.submit(pace::await);

        await().until(() -> waiting.get().getState() == Thread.State.TIMED_WAITING);
        assertThat(second).isNotDone();
        executor.shutdownNow();
        assertThatThrownBy(second::get).hasCauseInstanceOf(MailServerAway.class);
    }

    @Test
    void holdsNobodyUpUnlessARateIsSet() {
        var pace = new Pace();
        pace.mailsPerSecond = Optional.empty();
        pace.prepare();

        for (int mail = 0; mail < 1_000; mail++) {
            pace.await();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 1e9})
    void refusesARateThatIsNone(double rate) {
        assertThatThrownBy(() -> pace(rate))
                .hasMessage("throughline.notifications.mails-per-second is " + rate
                        + "; it must be between 0.001 and 100000");
    }

    private static Pace pace(double rate) {
        var pace = new Pace();
        pace.mailsPerSecond = Optional.of(rate);
        pace.prepare();
        return pace;
    }
}
