package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long to wait after each failed attempt, a tenth more or less, so that an endpoint is not met by all at once. */
@ApplicationScoped
class RetrySchedule {

    static final String THREE_DAYS = "PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H";

    private static final double JITTER = 0.1;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final List<Duration> delays;
    private final DoubleSupplier random;

    @Inject
    RetrySchedule(
            @ConfigProperty(name = "throughline.webhooks.schedule", defaultValue = THREE_DAYS) List<Duration> delays) {
        this(delays, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** For the container's proxy only. */
    protected RetrySchedule() {
        this(List.of(), () -> 0);
    }

    RetrySchedule(List<Duration> delays, DoubleSupplier random) {
        this.delays = List.copyOf(delays);
        this.random = random;
    }

    /**
     * @param attempts how many have failed, at least 1
     * @param retryAfter what the endpoint asked for, or zero
     * @return null if that was the last one
     */
    Duration delayAfter(int attempts, Duration retryAfter) {
        if (attempts > delays.size()) {
            return null;
        }
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        var planned = Duration.ofMillis((long) (delays.get(attempts - 1).toMillis() * factor));
        var asked = retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
        return planned.compareTo(asked) > 0 ? planned : asked;
    }
}
