package io.throughline.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.shipping.provider.CarrierUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    private final Logger logger = Logger.getLogger(Outage.class.getName());
    private final Lines lines = new Lines();
    private final Outage outage = new Outage("the feed");

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(lines);
    }

    @Test
    void saysWhenItBeginsAndWhenItEndsAndNothingInBetween() {
        IntStream.range(0, 5).forEach(second -> outage.failed(new CarrierUnavailable("away"), at(second)));
        outage.over(at(5));
        outage.over(at(6));

        assertThat(lines.levels).containsExactly("WARNING", "INFO");
    }

    @Test
    void asksAgainAfterOneSecondThenTwoThenFour() {
        assertThat(outage.isWaiting(at(0))).isFalse();
        for (int pause : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            outage.failed(new CarrierUnavailable("away"), at(100));
            assertThat(outage.isWaiting(at(100 + pause - 1))).isTrue();
            assertThat(outage.isWaiting(at(100 + pause))).isFalse();
        }
    }

    @Test
    void staysAwayAsLongAsItIsAskedTo() {
        outage.failed(new CarrierUnavailable("throttled", Duration.ofSeconds(60)), at(0));

        assertThat(outage.isWaiting(at(59))).isTrue();
        assertThat(outage.isWaiting(at(60))).isFalse();
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static final class Lines extends Handler {

        private final List<String> levels = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            levels.add(line.getLevel().getName());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
