package io.throughline.sandbox.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What answers a route, possibly later. Throws {@link Problem} to refuse. */
@FunctionalInterface
public interface Endpoint {
    CompletionStage<Outcome> handle(Call call);

    static Endpoint of(Function<Call, Reply> answer) {
        return call -> CompletableFuture.completedFuture(answer.apply(call));
    }
}
