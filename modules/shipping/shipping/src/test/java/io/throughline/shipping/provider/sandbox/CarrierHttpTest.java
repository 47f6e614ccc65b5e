package io.throughline.shipping.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.throughline.shipping.provider.CarrierUnavailable;
import io.throughline.shipping.provider.Tracking;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that no decent carrier gives. */
class CarrierHttpTest {

    private static final String GOOD = "{\"position\":%d,\"shipmentId\":\"shp_1\",\"trackingCode\":\"TL1\","
            + "\"orderReference\":\"0192f0c1-7b3a-7000-8000-000000000001\",\"status\":\"dispatched\","
            + "\"at\":\"2030-01-01T12:00:00Z\"}";

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void givesUpOnABodyThatNeverEnds() throws IOException {
        var carrier = answering(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(over);
        });

        assertThatThrownBy(() -> carrier.find("key"))
                .isInstanceOf(CarrierUnavailable.class)
                .hasMessageContaining("within");
    }

    @Test
    void takesNothingForAnAnswerThatCannotBeUnderstood() throws IOException {
        for (var body : new String[] {"", "<html>", "[]", "{\"status\":\"processing\"}", "{\"data\":[{}]}"}) {
            var carrier = answering(exchange -> reply(exchange, 200, body));

            assertThatThrownBy(() -> carrier.find("key")).isInstanceOf(CarrierUnavailable.class);
            assertThatThrownBy(() -> carrier.cancel("shp_1", "key")).isInstanceOf(CarrierUnavailable.class);
            assertThatThrownBy(() -> carrier.track(0, 500)).isInstanceOf(CarrierUnavailable.class);
            server.stop(0);
        }
    }

    @Test
    void skipsAnEntryOfTheFeedThatCannotBeUnderstoodAndReadsThoseBehindIt() throws IOException {
        var bad = GOOD.formatted(2);
        var entries = String.join(
                ",",
                GOOD.formatted(1),
                bad.replace("dispatched", "vanished"),
                bad.replace("TL1", ""),
                bad.replace("shp_1", "shp\\u0000"),
                bad.replace("12:00", "noon"),
                bad.replace("2030", "+99999999"),
                bad.replace("2030", "-4800"),
                "42",
                GOOD.formatted(7));
        var carrier = answering(exchange -> reply(exchange, 200, "{\"data\":[" + entries + "],\"next\":7}"));

        assertThat(carrier.track(0, 500).events())
                .extracting(Tracking::position)
                .containsExactly(1L, 7L);
    }

    @Test
    void readsAnEntryOfAnOrderThatCannotBeOurs() throws IOException {
        var entry = GOOD.formatted(1).replace("0192f0c1-7b3a-7000-8000-000000000001", "their-order-42");
        var carrier = answering(exchange -> reply(exchange, 200, "{\"data\":[" + entry + "],\"next\":1}"));

        assertThat(carrier.track(0, 500).events()).extracting(Tracking::orderId).containsOnlyNulls();
    }

    @Test
    void doesNotGoBackInTheFeedNorStandStillBeforeSomethingNew() throws IOException {
        var entry = GOOD.formatted(1);
        for (var next : new String[] {"4", "5", "null", "\"far\""}) {
            var carrier =
                    answering(exchange -> reply(exchange, 200, "{\"data\":[" + entry + "],\"next\":" + next + "}"));

            assertThatThrownBy(() -> carrier.track(5, 500)).isInstanceOf(CarrierUnavailable.class);
            server.stop(0);
        }
    }

    /** What lies between would never be read. */
    @Test
    void doesNotJumpOverAPartOfTheFeed() throws IOException {
        for (var entry : new String[] {"", GOOD.formatted(6)}) {
            var page = "{\"data\":[" + entry + "],\"next\":9000}";
            var carrier = answering(exchange -> reply(exchange, 200, page));

            assertThatThrownBy(() -> carrier.track(5, 500)).isInstanceOf(CarrierUnavailable.class);
            server.stop(0);
        }
    }

    @Test
    void readsNoAnswerThatWouldFillTheMemory() throws IOException {
        var carrier = answering(
                exchange -> reply(exchange, 200, "{\"data\":[],\"next\":5,\"x\":\"" + "x".repeat(5_000_000) + "\"}"));

        assertThatThrownBy(() -> carrier.track(5, 500))
                .isInstanceOf(CarrierUnavailable.class)
                .hasRootCauseMessage("the answer is too long");
    }

    @Test
    void asksAgainLaterWhenRedirected() throws IOException {
        var carrier = answering(exchange -> reply(exchange, 302, ""));

        assertThatThrownBy(() -> carrier.find("key"))
                .isInstanceOf(CarrierUnavailable.class)
                .hasMessageContaining("302");
    }

    @Test
    void keepsItsConnection() throws IOException {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        var carrier = answering(exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            reply(exchange, 200, "{\"data\":[]}");
        });
        for (int call = 0; call < 5; call++) {
            carrier.find("key");
        }

        assertThat(ports).hasSize(1);
    }

    private SandboxCarrier answering(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        return RunningCarrier.adapter(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "key");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
