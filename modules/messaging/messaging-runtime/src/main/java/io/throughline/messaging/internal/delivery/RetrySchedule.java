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

    @Inject
    @ConfigProperty(name = "throughline.outage.bound", defaultValue = "PT24H")
    private Duration outageBound;

    @Inject
    @ConfigProperty(name = "throughline.outage.longest-delay", defaultValue = "PT30S")
    private Duration longestDelay;

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
