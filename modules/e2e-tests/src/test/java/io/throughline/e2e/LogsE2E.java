package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.devstack.LibertyServer;
import io.throughline.messaging.testkit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The nodes of the installation log as JSON. */
@PackagedServer
class LogsE2E {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation installation;
    private final ShopClient shop;
    private final Provider provider;

    LogsE2E(Installation installation) {
        this.installation = installation;
        shop = installation.client();
        provider = installation.provider();
    }

    @AfterEach
    void recover() {
        provider.recover();
    }

    @Test
    void namesEventKeyConsumerAndTraceInEveryLineOfADelivery() {
        shop.stock("LOGGED", 10);
        provider.failAuthorizations("error");
        var id = shop.place(OrderForm.of("LOGGED", 1));

        Eventually.that(() -> assertThat(linesOf(id))
                .extracting(line -> line.path("message").asText())
                .anySatisfy(message -> assertThat(message)
                        .contains(
                                "payments.orders-events: event ", " (orders.order-placed) of key " + id, " failed: ")));
        assertThat(linesOf(id)).allSatisfy(line -> {
            assertThat(line.path("ext_eventId").asText()).isNotEmpty();
            assertThat(line.path("ext_eventType").asText()).isEqualTo("orders.order-placed");
            assertThat(line.path("ext_consumer").asText()).isEqualTo("payments.orders-events");
            assertThat(line.path("ext_traceId").asText()).hasSize(32);
            assertThat(line.path("message").asText()).doesNotContain("tok_ok", "someone@example.org");
        });
    }

    private List<JsonNode> linesOf(String key) {
        return Stream.of(installation.first(), installation.second())
                .flatMap(LogsE2E::lines)
                .filter(line -> key.equals(line.path("ext_key").asText()))
                .toList();
    }

    private static Stream<JsonNode> lines(LibertyServer node) {
        try {
            return Files.readAllLines(node.serverDir().resolve("logs/messages.log")).stream()
                    .map(LogsE2E::json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            // the last line while it is written, and what the JVM says before the server
            return JSON.createObjectNode();
        }
    }
}
