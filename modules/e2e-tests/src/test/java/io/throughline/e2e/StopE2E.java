package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that is told to stop does so in good order, also when what it needs is away. */
@PackagedServer
class StopE2E {

    /** Liberty gave up waiting for something to end. */
    private static final String NOT_QUIET = "CWWKE1102W";

    private final Installation installation;

    StopE2E(Installation installation) {
        this.installation = installation;
    }

    @AfterEach
    void startTheBrokerAgain() {
        installation.servers().broker().start();
    }

    @Test
    @Tag("long")
    void doesNotWaitForABrokerThatIsAway() throws IOException {
        var node = installation.second();
        var client = installation.client(node);
        installation.servers().broker().stop();
        Eventually.that(() -> {
            client.place(OrderForm.of("stop-test", 1));
            assertThat(client.send(client.anonymous("/health/ready")).body()).contains("degraded");
        });
        node.stop();

        assertThat(Files.readString(node.log())).contains("CWWKE0036I").doesNotContain(NOT_QUIET);
    }
}
