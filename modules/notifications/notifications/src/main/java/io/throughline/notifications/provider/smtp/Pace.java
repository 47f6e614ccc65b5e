package io.throughline.notifications.provider.smtp;

import dev.failsafe.RateLimiter;
import io.throughline.notifications.provider.MailServerAway;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** At most so many mails a second from this node, evenly; as many as the sessions manage if nothing is set. */
@ApplicationScoped
class Pace {

    private static final double NANOS = 1_000_000_000;

    @Inject
    @ConfigProperty(name = "throughline.notifications.mails-per-second")
    Optional<Double> mailsPerSecond;

    private RateLimiter<Object> limiter;

    @PostConstruct
    void prepare() {
        limiter = mailsPerSecond
                .map(Pace::checked)
                .map(rate -> RateLimiter.smoothBuilder(Duration.ofNanos((long) (NANOS / rate)))
                        .build())
                .orElse(null);
    }

    /** Waits for the turn of the next mail. */
    void await() {
        if (limiter == null) {
            return;
        }
        try {
            limiter.acquirePermit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailServerAway("interrupted while waiting for the turn of the mail", e);
        }
    }

    private static double checked(double rate) {
        if (!(rate >= 0.001 && rate <= 100_000)) {
            throw new IllegalStateException(
                    "throughline.notifications.mails-per-second is " + rate + "; it must be between 0.001 and 100000");
        }
        return rate;
    }
}
