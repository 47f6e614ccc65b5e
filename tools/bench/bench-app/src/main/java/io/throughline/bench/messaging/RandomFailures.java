package io.throughline.bench.messaging;

import io.throughline.messaging.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Fails at random: half of the failures pass at the retry in place, most others at a redelivery, one in ten never. */
@ApplicationScoped
class RandomFailures {

    /** Is not retried in place, so that its key waits for the redelivery. */
    static class Obstinate extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Obstinate() {
            super("the bench fails until the redelivery");
        }
    }

    private static final double IN_PLACE = 0.5;
    private static final double OBSTINATE = 0.9;

    @Inject
    @ConfigProperty(name = "throughline.bench.failures", defaultValue = "0")
    private double share;

    void strike() {
        var random = ThreadLocalRandom.current();
        if (random.nextDouble() >= share) {
            return;
        }
        double kind = random.nextDouble();
        if (kind < IN_PLACE) {
            throw new IllegalStateException("the bench fails once");
        }
        if (kind < OBSTINATE) {
            throw new Obstinate();
        }
        throw new PermanentFailure("the bench fails for good");
    }
}
