package io.throughline.bench.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Asks the operators' interface, one request after the other. */
public final class OpsClient {

    private static final double NANOS_A_MILLI = 1_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private final String authorization;

    /** @param server its URL */
    public OpsClient(String server, String account, String password) {
        url = server + "/ops/api";
        var pair = account + ":" + password;
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor behind so many pages. */
    public String cursor(int pages) {
        String cursor = "";
        for (int page = 0; page < pages; page++) {
            cursor = next(get("/dead-letters?cursor=" + cursor));
        }
        return cursor;
    }

    private static String next(JsonNode page) {
        return page.path("next").asText();
    }

    /** The median of so many requests. */
    public double millis(String path, int requests) {
        double[] millis = new double[requests];
        for (int i = 0; i < requests; i++) {
            long began = System.nanoTime();
            send(request(path));
            millis[i] = (System.nanoTime() - began) / NANOS_A_MILLI;
        }
        Arrays.sort(millis);
        return millis[requests / 2];
    }

    public JsonNode get(String path) {
        return parsed(send(request(path)));
    }

    public JsonNode post(String path, Object content) {
        var body = BodyPublishers.ofString(json.valueToTree(content).toString());
        return parsed(
                send(request(path).header("Content-Type", "application/json").POST(body)));
    }

    private JsonNode parsed(String answer) {
        try {
            return json.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", authorization);
    }

    private String send(HttpRequest.Builder built) {
        var request = built.build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
