package io.throughline.payments.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Tells of refused webhooks, at most once a minute for each provider: whoever reaches the address can have them refused,
 * and would fill the log.
 */
@ApplicationScoped
class RefusalLog {

    private static final Duration QUIET = Duration.ofMinutes(1);

    /**
     * @param told when the last line was logged
     * @param untold how many were refused since
     * @param before how many were refused between that line and the one before it
     */
    private record Tally(Instant told, long untold, long before) {

        static Tally next(Tally tally, Instant now) {
            if (tally == null) {
                return new Tally(now, 0, 0);
            }
            return now.isBefore(tally.told.plus(QUIET))
                    ? new Tally(tally.told, tally.untold + 1, tally.before)
                    : new Tally(now, 0, tally.untold);
        }
    }

    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Consumer<String> log;

    RefusalLog() {
        this(Clock.systemUTC(), Logger.getLogger(RefusalLog.class.getName())::warning);
    }

    RefusalLog(Clock clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    /** @param provider one that exists, as each is remembered for ever */
    void refused(String provider, String reason) {
        var tally = tallies.compute(provider, (name, before) -> Tally.next(before, clock.instant()));
        if (tally.untold() == 0) {
            var others = tally.before() == 0 ? "" : " (and " + tally.before() + " since the line before)";
            log.accept("A webhook for " + provider + " was refused: " + reason + others);
        }
    }
}
