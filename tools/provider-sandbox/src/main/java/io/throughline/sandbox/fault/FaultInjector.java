package io.throughline.sandbox.fault;

import io.throughline.sandbox.fault.Operation.Work;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Outcome;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts faults around the operations of one target. */
public final class FaultInjector {
    private final Faults faults;
    private final FaultTarget target;

    public FaultInjector(Faults faults, FaultTarget target) {
        this.faults = faults;
        this.target = target;
    }

    public Endpoint guard(String name, Operation operation) {
        if (!target.knows(name)) {
            throw new IllegalArgumentException(target + " declares no operation " + name);
        }
        return guard(call -> name, operation);
    }

    /** For a target whose operations are named by their calls. */
    public Endpoint guard(Function<Call, String> name, Operation operation) {
        return call -> run(name.apply(call), operation, call);
    }

    private CompletionStage<Outcome> run(String name, Operation operation, Call call) {
        Optional<Strike> strike = faults.strike(target, name);
        if (strike.isEmpty()) {
            return CompletableFuture.completedFuture(begin(operation, call).complete());
        }
        Effect effect = strike.get().effect();
        return strike.get().moment() == Moment.BEFORE
                ? before(effect, operation, call)
                : after(effect, operation, call);
    }

    /** A slow call has begun when it waits, and so holds its idempotency key; any other never reaches the provider. */
    private static CompletionStage<Outcome> before(Effect effect, Operation operation, Call call) {
        if (effect.mode() == FaultMode.SLOW) {
            return later(effect.delay(), begin(operation, call)::complete);
        }
        return later(effect.delayBeforeOutcome(), effect::outcome);
    }

    private static CompletionStage<Outcome> after(Effect effect, Operation operation, Call call) {
        Reply reply = begin(operation, call).complete();
        if (effect.mode() == FaultMode.SLOW) {
            return later(effect.delay(), () -> reply);
        }
        return later(effect.delayBeforeOutcome(), effect::outcome);
    }

    private static Work begin(Operation operation, Call call) {
        try {
            Work work = operation.begin(call);
            return () -> answer(work);
        } catch (Problem problem) {
            return problem::reply;
        }
    }

    private static Reply answer(Work work) {
        try {
            return work.complete();
        } catch (Problem problem) {
            return problem.reply();
        }
    }

    private static CompletionStage<Outcome> later(Duration delay, Supplier<Outcome> outcome) {
        return CompletableFuture.supplyAsync(
                outcome, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
    }
}
