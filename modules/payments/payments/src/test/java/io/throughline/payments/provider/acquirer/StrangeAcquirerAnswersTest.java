package io.throughline.payments.provider.acquirer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.throughline.payments.provider.Amount;
import io.throughline.payments.provider.ProviderUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no decent acquirer gives: none of them is taken for a success, or for nothing done. */
class StrangeAcquirerAnswersTest {

    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"result\":\"DONE\"}",
                "{\"result\":\"DONE\",\"state\":\"PENDING\",\"transaction\":\"t\"}",
                "{\"result\":\"DONE\",\"state\":\"DREAMING\",\"transaction\":\"t\"}",
                "{\"result\":\"DONE\",\"state\":\"RESERVED\"}",
                "{\"result\":\"DONE\",\"state\":\"RESERVED\",\"transaction\":\"t\\u0000\"}",
                "{\"result\":\"ERROR\"}",
                "{\"result\":\"ERROR\",\"code\":\"of tomorrow\"}",
                "{\"code\":\"unknown_reference\"}",
                "{\"result\":\"DONE\",\"rows\":[{\"transaction\":\"t\",\"state\":\"RESERVED\",\"invoice\":\"i\","
                        + "\"reference\":\"r\",\"amount\":\"19.999\",\"currency\":\"EUR\"}]}"
            })
    void areNoAnswer(String body) throws IOException {
        var provider = answering(body);

        assertThatThrownBy(() -> provider.find("key")).isInstanceOf(ProviderUnavailable.class);
        assertThatThrownBy(() -> provider.capture("t", "key")).isInstanceOf(ProviderUnavailable.class);
        assertThatThrownBy(() -> provider.refund("t", new Amount(1, "EUR"), "key"))
                .isInstanceOf(ProviderUnavailable.class);
        assertThatThrownBy(() -> provider.changedSince(Instant.EPOCH, null, 1)).isInstanceOf(ProviderUnavailable.class);
    }

    private AcquirerPaymentProvider answering(String body) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return Acquirers.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), "key", Duration.ofSeconds(30));
    }
}
