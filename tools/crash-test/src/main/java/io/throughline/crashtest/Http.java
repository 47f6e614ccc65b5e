package io.throughline.crashtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A server as one account sees it. */
final class Http {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String url;
    private final String authorization;

    /** An answer; a body that is no JSON is missing. */
    record Reply(int status, JsonNode body) {

        Reply require(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(status + " instead of " + wanted + ": " + body);
            }
            return this;
        }
    }

    private Http(String url, String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    static Http of(String url) {
        return new Http(url, null);
    }

    Http as(String account, String password) {
        String pair = account + ":" + password;
        return new Http(url, "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    Reply get(String path) throws IOException {
        return send(request(path).GET());
    }

    Reply put(String path, String json) throws IOException {
        return send(request(path).PUT(BodyPublishers.ofString(json)));
    }

    Reply post(String path, String json) throws IOException {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    Reply delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    /** With a key under which the server does it once. */
    Reply postOnce(String path, String key, String json) throws IOException {
        return send(request(path)
                .timeout(Duration.ofSeconds(4))
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private static Reply send(HttpRequest.Builder request) throws IOException {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), json(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
