package io.throughline.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A merchant, and the tester beside him. */
final class SandboxClient {
    static final String KEY = "test-merchant-key";
    static final String CARRIER_KEY = "test-shipper-key";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    record Response(int status, HttpHeaders headers, JsonNode body) {
        String text(String field) {
            return body.path(field).asText();
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    SandboxClient(URI base) {
        this.base = base;
    }

    Response authorize(String key, String order, long amount, String token) {
        return post("/payment/authorizations", key, purchase(order, amount, token));
    }

    String granted(String key, String order, long amount) {
        return authorize(key, order, amount, "tok_ok").text("id");
    }

    static String purchase(String order, long amount, String token) {
        return "{\"orderReference\":\"%s\",\"amount\":%d,\"currency\":\"EUR\",\"token\":\"%s\"}"
                .formatted(order, amount, token);
    }

    /** Fields as {@code command=RESERVE reference=r1}. */
    Response acquirer(String fields) {
        return send(form(fields));
    }

    CompletableFuture<Response> acquirerLater(String fields) {
        return http.sendAsync(form(fields), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(SandboxClient::response);
    }

    private HttpRequest form(String fields) {
        return request("/acquirer/gateway")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.replace(' ', '&')))
                .build();
    }

    Response fault(String json) {
        return post("/faults", null, json.replace('\'', '"'));
    }

    Response post(String path, String key, String body) {
        return send(posting(path, key, body));
    }

    CompletableFuture<Response> postLater(String path, String key, String body) {
        return http.sendAsync(posting(path, key, body), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(SandboxClient::response);
    }

    Response get(String path) {
        return send(request(path).GET().build());
    }

    Response delete(String path) {
        return send(request(path).DELETE().build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + (path.startsWith("/carrier") ? CARRIER_KEY : KEY));
    }

    Response send(HttpRequest request) {
        try {
            return response(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest posting(String path, String key, String body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return key == null
                ? request.build()
                : request.header("Idempotency-Key", key).build();
    }

    private static Response response(HttpResponse<byte[]> response) {
        try {
            return new Response(response.statusCode(), response.headers(), Json.MAPPER.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
