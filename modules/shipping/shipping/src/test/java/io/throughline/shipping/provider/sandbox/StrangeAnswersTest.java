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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that no decent carrier gives. */
class StrangeAnswersTest {

    private static final String GOOD = "{\"position\":%d,\"shipmentId\":\"shp_1\",\"trackingCode\":\"TL1\","
            + "\"orderReference\":\"0192f0c1-7b3a-7000-8000-000000000001\",\"status\":\"dispatched\","
            + "\"at\":\"2030-01-01T12:00:00Z\"}";

    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
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
    void asksAgainLaterWhenRedirected() throws IOException {
        var carrier = answering(exchange -> reply(exchange, 302, ""));

        assertThatThrownBy(() -> carrier.find("key"))
                .isInstanceOf(CarrierUnavailable.class)
                .hasMessageContaining("302");
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
}
