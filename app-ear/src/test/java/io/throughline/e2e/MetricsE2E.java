package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import org.junit.jupiter.api.Test;

/** A collector gets the instruments from a node that is told where it is. */
@PackagedServer
class MetricsE2E {

    private final Installation installation;

    MetricsE2E(Installation installation) {
        this.installation = installation;
    }

    @Test
    void exportsTheHealthOfTheOutbox() {
        Eventually.that(() -> assertThat(installation.collector().last())
                .contains("throughline.outbox.events", "throughline.outbox.oldest_age", "unpublished", "parked"));
    }
}
