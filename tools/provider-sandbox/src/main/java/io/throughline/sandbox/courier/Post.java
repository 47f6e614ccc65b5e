package io.throughline.sandbox.courier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.payment.PaymentNotice;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Signs and sends one webhook once. */
final class Post {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    enum Result {
        TAKEN,
        REFUSED,
        NOBODY_THERE
    }

    CompletableFuture<Result> send(PaymentNotice notice, Notification to) {
        byte[] body = body(notice);
        long now = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(to.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("webhook-id", notice.id())
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", to.secret().sign(notice.id(), now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() / 100 == 2 ? Result.TAKEN : Result.REFUSED)
                .exceptionally(Post::failed);
    }

    private static Result failed(Throwable failure) {
        Throwable cause = failure instanceof IOException ? failure : failure.getCause();
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                ? Result.NOBODY_THERE
                : Result.REFUSED;
    }

    private static byte[] body(PaymentNotice notice) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("type", notice.type());
        body.put("timestamp", notice.at().toString());
        body.set("data", notice.data());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
