package io.throughline.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.OutgoingCalls.Attempt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderHttpTest {

    private static final class BankUnavailable extends DependencyUnavailable {
        private static final long serialVersionUID = 1L;

        BankUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Keeps what is said of the call. */
    private static final class Traced implements Attempt {
        final List<String> outcomes = new ArrayList<>();

        @Override
        public Map<String, String> headers() {
            return Map.of("traceparent", "00-trace");
        }

        @Override
        public void answered(String outcome) {
            outcomes.add(outcome);
        }
    }

    private final CountDownLatch over = new CountDownLatch(1);
    private final Traced attempt = new Traced();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void sendsKeyIdempotencyKeyAndTraceWithTheBody() {
        var seen = new ConcurrentHashMap<String, String>();
        var bank = answering(exchange -> {
            for (var header : List.of("Authorization", "Idempotency-Key", "traceparent", "Content-Type")) {
                seen.put(header, exchange.getRequestHeaders().getFirst(header));
            }
            seen.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            reply(exchange, 201, "{\"id\":\"ä\"}");
        });

        var answer = bank.post("/charges", "key-1", JsonNodeFactory.instance.objectNode(), attempt);

        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.text("id")).isEqualTo("ä");
        assertThat(attempt.outcomes).containsExactly("201");
        assertThat(seen)
                .containsEntry("Authorization", "Bearer secret")
                .containsEntry("Idempotency-Key", "key-1")
                .containsEntry("traceparent", "00-trace")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("body", "{}");
    }

    @Test
    void sendsAFormWithItsFieldsInTheirOrder() {
        var seen = new ConcurrentHashMap<String, String>();
        var bank = answering(exchange -> {
            for (var header : List.of("Authorization", "traceparent", "Content-Type")) {
                seen.put(header, exchange.getRequestHeaders().getFirst(header));
            }
            seen.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            reply(exchange, 200, "{}");
        });
        var fields = new LinkedHashMap<String, String>();
        fields.put("command", "PAY & GO");
        fields.put("amount", "1.00");

        bank.postForm("/gateway", fields, attempt);

        assertThat(attempt.outcomes).containsExactly("200");
        assertThat(seen)
                .containsEntry("Authorization", "Bearer secret")
                .containsEntry("traceparent", "00-trace")
                .containsEntry("Content-Type", "application/x-www-form-urlencoded")
                .containsEntry("body", "command=PAY+%26+GO&amount=1.00");
    }

    @Test
    void givesUpOnABodyThatNeverEnds() {
        var bank = answering(
                exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    await(over);
                },
                Duration.ofMillis(500));

        assertThatThrownBy(() -> bank.get("/", attempt))
                .isInstanceOf(BankUnavailable.class)
                .hasMessage("no answer from the bank within PT0.5S");
        assertThat(attempt.outcomes).isEmpty();
    }

    @Test
    void readsNoAnswerThatWouldFillTheMemory() {
        var bank = answering(exchange -> reply(exchange, 200, "\"" + "x".repeat(5_000_000) + "\""));

        assertThatThrownBy(() -> bank.get("/"))
                .isInstanceOf(BankUnavailable.class)
                .hasRootCauseMessage("the answer is too long");
    }

    @Test
    void readsAPageOfTheLongest() {
        var bank = answering(exchange -> reply(exchange, 200, "\"" + "x".repeat(4_000_000) + "\""));

        assertThat(bank.get("/").body().asText()).hasSize(4_000_000);
    }

    @Test
    void isUnavailableWhenNobodyListens() {
        var bank = answering(exchange -> reply(exchange, 200, "{}"));
        server.stop(0);

        assertThatThrownBy(() -> bank.get("/"))
                .isInstanceOf(BankUnavailable.class)
                .hasMessage("the bank cannot be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"id\":"})
    void findsNothingInABodyThatIsNoJson(String body) {
        var bank = answering(exchange -> reply(exchange, 200, body));

        assertThat(bank.get("/").body().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"30, PT30S", "999999, PT24H", "0, PT0S", "soon, PT0S", "-1, PT0S", "9999999999999999999, PT0S"})
    void readsHowLongToWait(String header, Duration expected) {
        var bank = answering(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            reply(exchange, 429, "");
        });

        assertThat(bank.get("/").retryAfter()).isEqualTo(expected);
    }

    /** A redirection would carry the key to somewhere else. */
    @Test
    void followsNoRedirection() {
        Set<String> paths = ConcurrentHashMap.newKeySet();
        var bank = answering(exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            reply(exchange, 302, "");
        });

        assertThat(bank.get("/here").status()).isEqualTo(302);
        assertThat(paths).containsExactly("/here");
    }

    @Test
    void keepsItsConnection() {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        var bank = answering(exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            reply(exchange, 200, "{}");
        });
        for (int call = 0; call < 5; call++) {
            bank.get("/");
        }

        assertThat(ports).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "200,true",
        "302,true",
        "400,false",
        "401,true",
        "404,false",
        "409,true",
        "422,false",
        "429,true",
        "503,true"
    })
    void tellsWhatIsWorthRepeating(int status, boolean expected) {
        var bank = answering(exchange -> reply(exchange, status, ""));

        assertThat(bank.get("/").isWorthRepeating()).isEqualTo(expected);
    }

    @Test
    void quotesACodeAndNoFreeText() {
        var bank = answering(exchange ->
                reply(exchange, 422, """
                {"code":"%s","errors":[{"field":"card.number"},{"field":"card.name"}]}""".formatted(exchange.getRequestURI().getQuery())));

        var refused = bank.get("/?card_refused");

        assertThat(refused.summary()).isEqualTo("422 (card_refused)");
        assertThat(bank.get("/?4111%20Ada").summary()).isEqualTo("422");
        assertThat(refused.is(422, "card_refused")).isTrue();
        assertThat(refused.objectsOnlyTo(field -> field.startsWith("card."))).isTrue();
        assertThat(refused.objectsOnlyTo("card.name"::equals)).isFalse();
    }

    private ProviderHttp answering(HttpHandler handler) {
        return answering(handler, Duration.ofSeconds(30));
    }

    private ProviderHttp answering(HttpHandler handler, Duration within) {
        server.createContext("/", handler);
        var limits = new ProviderHttp.Limits(within, within);
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ProviderHttp("the bank", base, "secret", limits, BankUnavailable::new);
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
