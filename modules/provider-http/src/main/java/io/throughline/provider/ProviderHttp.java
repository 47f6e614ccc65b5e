package io.throughline.provider;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.OutgoingCalls.Attempt;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/**
 * JSON, or forms that are answered with JSON, over HTTP to one provider, with one pool of connections. What is no answer becomes the caller's own
 * {@link DependencyUnavailable}: unreachable, not there in time, or longer than 4 MiB. A redirection is an answer.
 */
public final class ProviderHttp {

    /**
     * @param connectWithin for the connection alone
     * @param answerWithin from the first byte sent to the last byte received
     */
    public record Limits(Duration connectWithin, Duration answerWithin) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_RETRY_AFTER_SECONDS = 86_400;

    /** The longest pages, those of feeds, have some 100 KB. */
    private static final int LONGEST_BODY = 4 * 1024 * 1024;

    private final String name;
    private final URI base;
    private final String key;
    private final Duration answerWithin;
    private final BiFunction<String, Throwable, ? extends DependencyUnavailable> unavailable;
    private final HttpClient client;

    /**
     * @param name of the provider within a sentence, such as {@code the carrier}
     * @param base what every path is appended to
     * @param key the bearer token of every request
     * @param unavailable makes the exception of a message and a cause
     */
    public ProviderHttp(
            String name,
            URI base,
            String key,
            Limits limits,
            BiFunction<String, Throwable, ? extends DependencyUnavailable> unavailable) {
        this.name = name;
        this.base = base;
        this.key = key;
        this.answerWithin = limits.answerWithin();
        this.unavailable = unavailable;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connectWithin())
                .build();
    }

    /** For polling, which is neither traced nor part of a timeline. */
    public ProviderAnswer get(String path) {
        return send(request(path).GET().build());
    }

    public ProviderAnswer get(String path, Attempt attempt) {
        return answered(attempt, send(traced(path, attempt).GET().build()));
    }

    public ProviderAnswer post(String path, String idempotencyKey, JsonNode body, Attempt attempt) {
        return answered(
                attempt,
                send(traced(path, attempt)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build()));
    }

    /** The fields in their order. */
    public ProviderAnswer postForm(String path, Map<String, String> fields, Attempt attempt) {
        var form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(joining("&"));
        return answered(
                attempt,
                send(traced(path, attempt)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key);
    }

    private HttpRequest.Builder traced(String path, Attempt attempt) {
        var request = request(path);
        attempt.headers().forEach(request::header);
        return request;
    }

    private static ProviderAnswer answered(Attempt attempt, ProviderAnswer answer) {
        attempt.answered(answer.status());
        return answer;
    }

    /** The client's own time-out ends with the headers; this one covers the body too. */
    private ProviderAnswer send(HttpRequest request) {
        var answer = client.sendAsync(request, head -> new LimitedBody(LONGEST_BODY));
        try {
            return answer(answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw unavailable.apply("no answer from " + name + " within " + answerWithin, e);
        } catch (ExecutionException e) {
            throw unavailable.apply(name + " cannot be reached", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable.apply("interrupted while waiting for " + name, e);
        } finally {
            answer.cancel(true);
        }
    }

    private static ProviderAnswer answer(HttpResponse<byte[]> response) {
        var retryAfter = response.headers().firstValue("Retry-After").orElse("");
        return new ProviderAnswer(response.statusCode(), tree(response.body()), seconds(retryAfter));
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
