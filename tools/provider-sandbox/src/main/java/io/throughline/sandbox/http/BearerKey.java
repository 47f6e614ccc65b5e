package io.throughline.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets only callers with the key in. */
public final class BearerKey {
    private final byte[] expected;

    public BearerKey(String key) {
        this.expected = bytes("Bearer " + key);
    }

    public Endpoint protect(Endpoint endpoint) {
        return call -> isPresented(call) ? endpoint.handle(call) : refused();
    }

    private boolean isPresented(Call call) {
        return MessageDigest.isEqual(
                expected, bytes(call.header("Authorization").orElse("")));
    }

    private static CompletionStage<Outcome> refused() {
        Problem problem = new Problem(401, "unauthorized", "Send the key as Authorization: Bearer <key>.");
        return CompletableFuture.completedFuture(problem.reply().with("WWW-Authenticate", "Bearer"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
