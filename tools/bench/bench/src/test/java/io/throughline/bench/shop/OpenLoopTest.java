package io.throughline.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final long MILLI = 1_000_000L;

    private final HandTurnedClock clock = new HandTurnedClock();
    private final OpenLoop loop = new OpenLoop(10, clock);

    @Test
    void sendsEachRequestWhenItIsDue() {
        List<Long> sent = new ArrayList<>();

        loop.run(2, number -> {
            sent.add(clock.nanos() / MILLI);
            return CompletableFuture.completedFuture(true);
        });

        assertThat(sent).hasSize(20).startsWith(0L, 100L, 200L).endsWith(1_900L);
    }

    @Test
    void countsAStallInTheLatencyOfAllThatWereDueMeanwhile() {
        var outcome = loop.run(1, number -> {
            clock.advance(number == 0 ? 450 * MILLI : 0);
            return CompletableFuture.completedFuture(true);
        });

        assertThat(outcome.latencies().getTotalCount()).isEqualTo(10);
        assertThat(outcome.millis(100)).isCloseTo(450, within(1.0));
        assertThat(outcome.millis(90)).isCloseTo(350, within(1.0));
        assertThat(outcome.millis(60)).isCloseTo(50, within(1.0));
        assertThat(outcome.millis(50)).isZero();
    }

    @Test
    void doesNotWaitForAnAnswerBeforeItSendsTheNext() {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();

        var outcome = loop.run(1, number -> {
            var answer = new CompletableFuture<Boolean>();
            answers.add(answer);
            if (number == 9) {
                answers.forEach(open -> open.complete(true));
            }
            return answer;
        });

        assertThat(outcome.millis(100)).isCloseTo(900, within(1.0));
    }

    @Test
    void countsRefusalsAndFailuresAsErrorsAndKeepsTheirQuickAnswersOutOfTheLatencies() {
        var outcome = loop.run(
                1,
                number -> number < 3
                        ? CompletableFuture.completedFuture(false)
                        : number < 5
                                ? CompletableFuture.failedFuture(new IllegalStateException("no answer"))
                                : CompletableFuture.completedFuture(true));

        assertThat(outcome.errors()).isEqualTo(5);
        assertThat(outcome.latencies().getTotalCount()).isEqualTo(5);
    }

    private static final class HandTurnedClock implements LoadClock {

        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void awaitUntil(long nanos) {
            now = Math.max(now, nanos);
        }

        void advance(long nanos) {
            now += nanos;
        }
    }
}
