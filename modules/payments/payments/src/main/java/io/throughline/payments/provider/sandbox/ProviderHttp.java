package io.throughline.payments.provider.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.throughline.messaging.OutgoingCalls.Attempt;
import io.throughline.payments.provider.ProviderUnavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** JSON over HTTP with one pool of connections; whatever is not an answer is {@link ProviderUnavailable}. */
final class ProviderHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_RETRY_AFTER_SECONDS = 86_400;

    private final URI base;
    private final String key;
    private final Duration answerWithin;
    private final HttpClient client;

    ProviderHttp(URI base, String key, Duration connectWithin, Duration answerWithin) {
        this.base = base;
        this.key = key;
        this.answerWithin = answerWithin;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectWithin)
                .build();
    }

    ProviderReply get(String path, Attempt attempt) {
        return answered(attempt, send(request(path, attempt).GET().build()));
    }

    ProviderReply post(String path, String idempotencyKey, JsonNode body, Attempt attempt) {
        return answered(
                attempt,
                send(request(path, attempt)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build()));
    }

    private HttpRequest.Builder request(String path, Attempt attempt) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key);
        attempt.headers().forEach(request::header);
        return request;
    }

    private static ProviderReply answered(Attempt attempt, ProviderReply reply) {
        attempt.answered(reply.status());
        return reply;
    }

    /** The client's own time-out ends with the headers; this one covers the body too. */
    private ProviderReply send(HttpRequest request) {
        var answer = client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return reply(answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new ProviderUnavailable("no answer from the payment provider within " + answerWithin, e);
        } catch (ExecutionException e) {
            throw new ProviderUnavailable("the payment provider cannot be reached", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailable("interrupted while waiting for the payment provider", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static ProviderReply reply(HttpResponse<String> response) {
        var retryAfter = response.headers().firstValue("Retry-After").orElse("");
        return new ProviderReply(response.statusCode(), tree(response.body()), seconds(retryAfter));
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Duration seconds(String retryAfter) {
        boolean isNumber = retryAfter.matches("\\d{1,6}");
        return Duration.ofSeconds(isNumber ? Math.min(Long.parseLong(retryAfter), LONGEST_RETRY_AFTER_SECONDS) : 0);
    }
}
