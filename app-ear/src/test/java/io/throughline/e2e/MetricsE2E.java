package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.throughline.devstack.LibertyServer;
import io.throughline.messaging.testkit.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A collector gets the instruments from a node that is told where it is. */
@PackagedServer
class MetricsE2E {

    private final Installation installation;
    private final Queue<String> exports = new ConcurrentLinkedQueue<>();
    private HttpServer collector;
    private LibertyServer node;

    MetricsE2E(Installation installation) {
        this.installation = installation;
    }

    @BeforeEach
    void startCollectorAndNode() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/metrics", exchange -> {
            exports.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        node = installation
                .servers()
                .liberty(
                        "node-observed", Map.of("THROUGHLINE_HTTP_PORT", "0", LibertyServer.JVM_ARGUMENTS, observed()));
        node.start();
    }

    private String observed() {
        return String.join(
                " ",
                LibertyServer.QUICK_START,
                "-Dotel.sdk.disabled=false",
                "-Dotel.traces.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.exporter.otlp.protocol=http/protobuf",
                "-Dotel.exporter.otlp.endpoint=http://127.0.0.1:"
                        + collector.getAddress().getPort(),
                "-Dotel.metric.export.interval=500");
    }

    @AfterEach
    void stopThem() {
        node.stop();
        collector.stop(0);
    }

    @Test
    void exportsTheHealthOfTheOutbox() {
        Eventually.that(() -> assertThat(exports)
                .anySatisfy(export -> assertThat(export)
                        .contains(
                                "throughline.outbox.events",
                                "throughline.outbox.oldest_age",
                                "unpublished",
                                "parked")));
    }
}
