package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the runtime writes into the log when a delivery fails, as plain text. */
class FailureLogIT extends WithinTheTestbed {

    private static final class Lines extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().formatMessage(record));
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

    private final Logger runtime = Logger.getLogger("io.throughline.messaging.internal");
    private final Lines log = new Lines();

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @BeforeEach
    void listen() {
        runtime.addHandler(log);
    }

    @AfterEach
    void stopListening() {
        runtime.removeHandler(log);
    }

    @Test
    void saysWhichAttemptOfWhichEventFailedAndWhenItWasTheLast() {
        state.script("failure-log", 1, "within the transaction", "fail", 100);
        probes.send("failure-log", 1);
        await().untilAsserted(() -> assertThat(state.blockState("failure-log")).isEqualTo("DEAD_LETTERED"));

        var event =
                "event " + state.blockers("failure-log").get(0) + " (testbed.probe-sent) of key failure-log, attempt ";
        await().untilAsserted(() -> assertThat(log.lines)
                .filteredOn(line -> line.contains("of key failure-log"))
                .extracting(line -> line.replaceFirst(": java.lang.*", ""))
                .containsExactly(
                        "testbed.testbed-events: " + event + "1 of 4 failed",
                        "testbed.testbed-events: " + event + "2 of 4 failed",
                        "testbed.testbed-events: " + event + "3 of 4 failed",
                        "testbed.testbed-events: " + event + "4 of 4 failed",
                        "testbed.testbed-events: dead-lettered: " + event + "4 of 4"));
    }
}
