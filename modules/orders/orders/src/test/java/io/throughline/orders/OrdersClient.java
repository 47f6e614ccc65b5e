package io.throughline.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.devstack.TestServers;
import io.throughline.problem.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** The deployed context as an account sees it. */
final class OrdersClient {

    static final String ORDER = """
            {"customer":{"id":"c-1","email":"ann@example.org"},"currency":"EUR",
             "lines":[{"sku":"pen","quantity":2,"unitPrice":150}],
             "payment":{"method":"card","token":"tok_ok"}}
            """;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final URI BASE =
            URI.create("http://127.0.0.1:" + System.getProperty("throughline.http") + "/orders/api/");

    private final String authorization;

    record Answer(int status, JsonNode body, HttpResponse<?> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private OrdersClient(String authorization) {
        this.authorization = authorization;
    }

    static OrdersClient as(String account) {
        var variable = "THROUGHLINE_" + account.toUpperCase(Locale.ROOT) + "_PASSWORD";
        var credentials = account + ":" + TestServers.shared().environment().get(variable);
        return new OrdersClient("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    static OrdersClient nobody() {
        return new OrdersClient("none");
    }

    UUID place() {
        return UUID.fromString(post("orders", ORDER).body().get("orderId").asText());
    }

    Answer order(UUID id) {
        return get("orders/" + id);
    }

    Answer cancel(UUID id) {
        return post("orders/" + id + "/cancellation", "");
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** @param headers names and values in turn */
    Answer post(String path, String body, String... headers) {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The lines of a server-sent stream, until it ends. */
    Stream<String> watch(UUID id, String lastEventId) throws IOException, InterruptedException {
        var request = request("orders/" + id + "/events").GET();
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofLines()).body();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(BASE.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", authorization);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), Json.mapper().readTree(answer.body()), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
