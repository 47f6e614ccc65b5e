package io.throughline.messaging.internal.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether and when a failed event is tried again. */
@ApplicationScoped
class RetrySchedule {

    /** Events that failed together do not come back together. */
    private static final double JITTER = 0.3;

    private static final long FIVE_MINUTES = 5 * 60_000L;

    @Inject
    @ConfigProperty(name = "throughline.outage.bound", defaultValue = "PT24H")
    private Duration outageBound;

    @Inject
    @ConfigProperty(name = "throughline.outage.longest-delay", defaultValue = "PT30S")
    Duration longestDelay;

    /**
     * @param deliveries attempts that count, this one included
     * @param awayMillis since when a dependency has been away for this event
     */
    boolean isOver(ConsumerDefinition consumer, FailedAttempt failed, int deliveries, long awayMillis) {
        return switch (failed.kind()) {
            case PERMANENT -> true;
            case COUNTED -> deliveries >= consumer.maxDeliveries();
            case UNAVAILABLE, POSTPONED -> awayMillis >= outageBound.toMillis();
        };
    }

    /** Whether an attempt tells more than the one before it: in a long outage one in ten minutes does, or two. */
    boolean isNews(FailedAttempt failed, long awayMillis) {
        return !failed.isWaitedFor()
                || awayMillis < FIVE_MINUTES
                || awayMillis % (2 * FIVE_MINUTES) < longestDelay.toMillis() * (1 + JITTER);
    }

    /** Milliseconds, three tenths more or less; during an outage as long again as it has lasted, so that the delays double. */
    long delay(ConsumerDefinition consumer, FailedAttempt failed, int deliveries, long awayMillis) {
        if (!failed.isWaitedFor()) {
            return spread(consumer.redeliveryDelay(deliveries));
        }
        long first = Math.min(consumer.redeliveryDelay(1), longestDelay.toMillis());
        long growing = Math.max(first, Math.min(awayMillis, longestDelay.toMillis()));
        return Math.max(spread(growing), spreadAfter(failed.retryAfter().toMillis()));
    }

    /** Never before what the other side asked for. */
    private static long spreadAfter(long millis) {
        return (long) (millis * (1 + JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    private static long spread(long millis) {
        return (long) (millis * (1 + JITTER * ThreadLocalRandom.current().nextDouble(-1, 1)));
    }
}
