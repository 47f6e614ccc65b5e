package io.throughline.bench.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.bench.stack.ProductStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Asks the operators' interface, one request after the other. */
public final class OpsClient {

    private static final double NANOS_A_MILLI = 1_000_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private final String authorization;

    public OpsClient(ProductStack stack) {
        url = stack.url() + "/ops/api";
        var account = "viewer:" + stack.password("viewer");
        authorization = "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor behind so many pages. */
    public String cursor(int pages) {
        String cursor = "";
        for (int page = 0; page < pages; page++) {
            cursor = next(get("/dead-letters?cursor=" + cursor));
        }
        return cursor;
    }

    private String next(String page) {
        try {
            return json.readTree(page).path("next").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The median of so many requests. */
    public double millis(String path, int requests) {
        double[] millis = new double[requests];
        for (int i = 0; i < requests; i++) {
            long began = System.nanoTime();
            get(path);
            millis[i] = (System.nanoTime() - began) / NANOS_A_MILLI;
        }
        Arrays.sort(millis);
        return millis[requests / 2];
    }

    private String get(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
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
