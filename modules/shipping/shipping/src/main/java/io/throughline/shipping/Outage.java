package io.throughline.shipping;

import io.throughline.messaging.DependencyUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;

/** Whether something is away, since when, and when to ask again: with growing pauses and two lines in the log. */
final class Outage {

    private static final Logger LOG = System.getLogger(Outage.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String what;
    private Instant since;
    private Instant nextAttempt = Instant.EPOCH;
    private Duration pause = Duration.ofSeconds(1);

    Outage(String what) {
        this.what = what;
    }

    boolean isWaiting(Instant now) {
        return now.isBefore(nextAttempt);
    }

    void failed(RuntimeException failure, Instant now) {
        if (since == null) {
            since = now;
            LOG.log(Level.WARNING, "{0} cannot be read, trying again with growing pauses: {1}", what, failure);
        }
        nextAttempt = now.plus(longer(pause, asked(failure)));
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }

    void over(Instant now) {
        if (since != null) {
            LOG.log(Level.INFO, "{0} can be read again, after {1}", what, Duration.between(since, now));
            since = null;
            pause = Duration.ofSeconds(1);
        }
    }

    private static Duration asked(RuntimeException failure) {
        return failure instanceof DependencyUnavailable unavailable ? unavailable.retryAfter() : Duration.ZERO;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
