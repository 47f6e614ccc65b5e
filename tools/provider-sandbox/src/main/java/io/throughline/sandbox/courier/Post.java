package io.throughline.sandbox.courier;

import io.throughline.sandbox.payment.PaymentNotice;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends one webhook once. */
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
        HttpRequest.Builder request = HttpRequest.newBuilder(to.url()).timeout(PATIENCE);
        to.letter().write(notice, request);
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() / 100 == 2 ? Result.TAKEN : Result.REFUSED)
                .exceptionally(Post::failed);
    }

    private static Result failed(Throwable failure) {
        Throwable cause = failure instanceof IOException ? failure : failure.getCause();
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                ? Result.NOBODY_THERE
                : Result.REFUSED;
    }
}
