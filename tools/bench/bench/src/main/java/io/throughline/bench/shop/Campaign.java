package io.throughline.bench.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.bench.stack.ProductStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** One mail to many customers. */
public final class Campaign {

    private static final int AT_A_TIME = 5_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String authorization;

    public Campaign(ProductStack stack, String name) {
        url = stack.url() + "/notifications/api/campaigns/" + name;
        String pair = "operator:" + stack.password("operator");
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    public void start(long recipients) throws IOException, InterruptedException {
        ask("", "PUT", "{\"subject\":\"Sale\",\"text\":\"Half price until Sunday.\"}");
        for (long from = 0; from < recipients; from += AT_A_TIME) {
            String some = LongStream.range(from, Math.min(recipients, from + AT_A_TIME))
                    .mapToObj(number -> "\"campaign." + number + "@example.org\"")
                    .collect(Collectors.joining(",", "{\"recipients\":[", "]}"));
            ask("/recipients", "POST", some);
        }
        ask("/start", "POST", "");
    }

    public long sent() throws IOException, InterruptedException {
        return ask("", "GET", "").at("/mails/sent").asLong();
    }

    /** Waits until all have been sent. */
    public void awaitSent(long recipients) throws IOException, InterruptedException {
        while (sent() < recipients) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private JsonNode ask(String path, String method, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body());
    }
}
