package io.throughline.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what happens behind an accepted request; how long it may take is no part of any test. */
final class Eventually {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Eventually() {}

    /** Until the assertion holds and nothing it calls fails. */
    static void that(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
