package io.throughline.shipping.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.throughline.messaging.OutgoingCalls.Attempt;
import io.throughline.shipping.provider.CarrierUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** JSON over HTTP with one pool of connections; whatever is not an answer is {@link CarrierUnavailable}. */
final class CarrierHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_RETRY_AFTER_SECONDS = 86_400;

    /** A page of the feed has some 100 KB. */
    private static final int LONGEST_BODY = 4 * 1024 * 1024;

    private final URI base;
    private final String key;
    private final Duration answerWithin;
    private final HttpClient client;

    CarrierHttp(URI base, String key, Duration connectWithin, Duration answerWithin) {
        this.base = base;
        this.key = key;
        this.answerWithin = answerWithin;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectWithin)
                .build();
    }

    CarrierReply get(String path) {
        return send(request(path).GET().build());
    }

    CarrierReply get(String path, Attempt attempt) {
        return answered(attempt, send(traced(path, attempt).GET().build()));
    }

    CarrierReply post(String path, String idempotencyKey, JsonNode body, Attempt attempt) {
        return answered(
                attempt,
                send(traced(path, attempt)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key);
    }

    private HttpRequest.Builder traced(String path, Attempt attempt) {
        var request = request(path);
        attempt.headers().forEach(request::header);
        return request;
    }

    private static CarrierReply answered(Attempt attempt, CarrierReply reply) {
        attempt.answered(reply.status());
        return reply;
    }

    /** The client's own time-out ends with the headers; this one covers the body too. */
    private CarrierReply send(HttpRequest request) {
        var answer = client.sendAsync(request, head -> new LimitedBody(LONGEST_BODY));
        try {
            return reply(answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new CarrierUnavailable("no answer from the carrier within " + answerWithin, e);
        } catch (ExecutionException e) {
            throw new CarrierUnavailable("the carrier cannot be reached", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CarrierUnavailable("interrupted while waiting for the carrier", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static CarrierReply reply(HttpResponse<byte[]> response) {
        var retryAfter = response.headers().firstValue("Retry-After").orElse("");
        return new CarrierReply(response.statusCode(), tree(response.body()), seconds(retryAfter));
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static Duration seconds(String retryAfter) {
        boolean isNumber = retryAfter.matches("\\d{1,6}");
        return Duration.ofSeconds(isNumber ? Math.min(Long.parseLong(retryAfter), LONGEST_RETRY_AFTER_SECONDS) : 0);
    }
}
