package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.devstack.traffic.Traffic;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What {@code ./run traffic} does with a stack that runs. */
@PackagedServer
class TrafficE2E {

    private final Installation installation;

    TrafficE2E(Installation installation) {
        this.installation = installation;
    }

    @Test
    void placesOrdersAndFollowsThemToTheirEnd() throws InterruptedException {
        try (var traffic = new Traffic(installation.first().url(), this::password, 4, line -> {})) {
            traffic.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> traffic.summary().contains("COMPLETED"));

            assertThat(traffic.drain(Duration.ofMinutes(3))).isTrue();

            assertThat(traffic.summary())
                    .contains("placed ", "ended: ")
                    .doesNotContain("open: ", "refused: ", "without an answer: ");
        }
    }

    private String password(String account) {
        return installation.password(account.toUpperCase(Locale.ROOT));
    }
}
