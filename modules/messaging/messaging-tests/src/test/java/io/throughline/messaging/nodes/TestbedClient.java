package io.throughline.messaging.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Drives the testbed on one node. */
record TestbedClient(String url) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Appends the next steps of the probe, in one transaction. */
    void send(String probe, int steps) {
        answer(post("/testbed/api/probes/" + probe + "?steps=" + steps));
    }

    /** Appends jobs for the next steps of the probe, in one transaction. */
    void file(String probe, int steps) {
        answer(post("/testbed/api/probes/" + probe + "/filed?steps=" + steps));
    }

    void sendLater(String probe, Duration delay) {
        answer(post("/testbed/api/probes/" + probe + "/later?seconds=" + delay.toSeconds()));
    }

    void sendAndDoNotWait(String probe, int steps) {
        HTTP.sendAsync(post("/testbed/api/probes/" + probe + "?steps=" + steps).build(), BodyHandlers.ofString());
    }

    /** As {@link #send}, in a transaction whose commit never comes. */
    CompletableFuture<HttpResponse<String>> sendAndHold(String probe, int steps) {
        return HTTP.sendAsync(
                post("/testbed/api/probes/" + probe + "/held?steps=" + steps).build(), BodyHandlers.ofString());
    }

    /** How many rows of the probe the transaction held has written, 0 before it is held. */
    long writtenByHeld(String probe) {
        return Long.parseLong(answer(request("/testbed/api/probes/" + probe + "/held")));
    }

    /** Replays the dead letters that a word is found in. */
    UUID replay(String text, int perSecond) {
        return UUID.fromString(answer(post("/testbed/api/replays?text=" + text + "&perSecond=" + perSecond)));
    }

    String health() {
        return answer(request("/health/ready"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
    }

    private HttpRequest.Builder post(String path) {
        return request(path).POST(BodyPublishers.noBody());
    }

    private static String answer(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer + ": " + answer.body());
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
