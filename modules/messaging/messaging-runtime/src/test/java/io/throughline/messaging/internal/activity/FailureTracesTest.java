package io.throughline.messaging.internal.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.internal.failure.Failure;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureTracesTest {

    private Instant now = Instant.parse("2026-11-28T23:59:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final FailureTraces traces = new FailureTraces(clock);
    private final Failure failure = Failure.of(new IllegalStateException("once"));

    @Test
    void areWrittenUntilThatIsCommittedAndThenOnceADay() throws SQLException {
        assertThat(traces.of(failure)).hasSize(1);
        var write = traces.of(failure);
        assertThat(write).hasSize(1);

        write.get(0).read(null);
        assertThat(traces.of(failure)).isEmpty();
        assertThat(traces.of(failure(1))).hasSize(1);

        now = now.plus(Duration.ofMinutes(1));
        assertThat(traces.of(failure)).hasSize(1);
    }

    @Test
    void areNotRememberedWithoutEnd() throws SQLException {
        traces.of(failure).get(0).read(null);
        for (int other = 0; other < 1_000; other++) {
            traces.of(failure(other)).get(0).read(null);
        }
        assertThat(traces.of(failure)).hasSize(1);
        assertThat(IntStream.range(0, 1_000)
                        .filter(other -> traces.of(failure(other)).isEmpty()))
                .hasSize(1_000);
    }

    private static Failure failure(int number) {
        return new Failure("Exception", "0123456789abcdef", "trace " + number);
    }
}
