package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time by which deliveries are due, in microseconds, which is what the database keeps. */
@ApplicationScoped
class WebhookClock {

    private volatile Clock clock = Clock.systemUTC();

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** For tests that cannot wait three days. */
    void advance(Duration by) {
        clock = Clock.offset(clock, by);
    }
}
