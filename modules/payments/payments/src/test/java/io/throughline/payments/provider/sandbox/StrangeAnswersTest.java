package io.throughline.payments.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.testkit.ListedCalls;
import io.throughline.messaging.testkit.ListedCalls.Listed;
import io.throughline.payments.provider.ProviderUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that no decent provider gives. */
class StrangeAnswersTest {

    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void takesNothingForAnAnswerThatCannotBeUnderstood() throws IOException {
        for (var body : new String[] {"", "<html>", "[]", "{\"status\":\"processing\"}", "{\"data\":[{}]}"}) {
            var provider = answering(exchange -> reply(exchange, 200, body));

            assertThatThrownBy(() -> provider.find("key")).isInstanceOf(ProviderUnavailable.class);
            assertThatThrownBy(() -> provider.capture("auth_1", "key")).isInstanceOf(ProviderUnavailable.class);
            server.stop(0);
        }
    }

    @Test
    void asksAgainLaterWhenTheProviderIsStillWorkingOnTheKey() throws IOException {
        var provider = answering(exchange -> reply(exchange, 200, "{\"data\":[{\"status\":\"processing\"}]}"));

        assertThatThrownBy(() -> provider.find("key")).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void asksAgainLaterWhenRedirected() throws IOException {
        var provider = answering(exchange -> reply(exchange, 302, ""));

        assertThatThrownBy(() -> provider.find("key"))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("302");
    }

    @Test
    void carriesTheTraceAndIsRecordedWithItsAnswer() throws IOException {
        Set<String> traces = ConcurrentHashMap.newKeySet();
        var provider = answering(exchange -> {
            traces.add(exchange.getRequestHeaders().getFirst("traceparent"));
            reply(exchange, 503, "");
        });

        assertThatThrownBy(() -> provider.capture("auth_1", "key")).isInstanceOf(ProviderUnavailable.class);

        assertThat(traces).singleElement().asString().startsWith("00-");
        assertThat(((ListedCalls) provider.calls).list())
                .containsExactly(new Listed(OutgoingCall.toProvider("payment-provider", "capture"), "503"));
    }

    private SandboxPaymentProvider answering(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        return RunningSandbox.adapter(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "key");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
