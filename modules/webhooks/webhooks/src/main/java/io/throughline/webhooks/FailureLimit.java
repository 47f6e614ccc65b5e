package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long an endpoint may fail without a single success until it is disabled, and how often at least. */
@ApplicationScoped
class FailureLimit {

    @Inject
    @ConfigProperty(name = "throughline.webhooks.disable-after", defaultValue = "P5D")
    Duration time;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.disable-after-attempts", defaultValue = "10")
    int attempts;

    boolean isReached(Instant failingSince, int failures, Instant now) {
        return failures >= attempts && !failingSince.plus(time).isAfter(now);
    }
}
