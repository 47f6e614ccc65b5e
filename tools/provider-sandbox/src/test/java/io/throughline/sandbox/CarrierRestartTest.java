package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.carrier.Transit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CarrierRestartTest {
    /** Long enough for a restart in between. */
    private static final Transit SLOW = new Transit(Duration.ofSeconds(1), Duration.ofMillis(20));

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(settings -> settings.with(SLOW));

    @Test
    void movesOnWhatWasDueLater() {
        sandbox.client()
                .post(
                        "/carrier/shipments",
                        "k1",
                        "{\"orderReference\":\"o1\",\"lines\":[{\"sku\":\"s\",\"quantity\":1}]}");

        sandbox.restart();

        assertThat(feed()).isEmpty();
        await().until(() -> feed().size() == 2);
    }

    private JsonNode feed() {
        return sandbox.client().get("/carrier/tracking-events").body().get("data");
    }
}
