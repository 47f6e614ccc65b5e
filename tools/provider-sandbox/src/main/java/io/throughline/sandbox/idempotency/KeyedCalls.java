package io.throughline.sandbox.idempotency;

import io.throughline.sandbox.fault.Operation.Work;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.idempotency.KeyBook.Decision;
import io.throughline.sandbox.idempotency.KeyBook.Kept;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out a call once per idempotency key. Decisions, a decline of money too, are kept and given again; refusals
 * changed nothing and are not kept, so a corrected or later call may use the key again.
 */
public final class KeyedCalls<C extends Decision> {
    private final Map<String, KeyedCall> inProgress = new HashMap<>();
    private final KeyBook<C> book;

    public KeyedCalls(KeyBook<C> book) {
        this.book = book;
    }

    public synchronized Work begin(KeyedCall call, Supplier<C> decision) {
        Optional<? extends Kept> earlier = book.completed(call.key());
        if (earlier.isPresent()) {
            return replay(call, earlier.get());
        }
        KeyedCall running = inProgress.putIfAbsent(call.key(), call);
        if (running != null) {
            refuseSecond(call, running);
        }
        return () -> finish(call, decision);
    }

    public synchronized Optional<KeyedCall> inProgress(String key) {
        return Optional.ofNullable(inProgress.get(key));
    }

    private Work replay(KeyedCall call, Kept earlier) {
        if (!call.asksTheSameAs(earlier.call())) {
            refuseConflict(call);
        }
        repeated(call, Repetition.REPLAYED);
        Reply reply = earlier.answer().reply().with("Idempotent-Replayed", "true");
        return () -> reply;
    }

    private void refuseSecond(KeyedCall call, KeyedCall running) {
        if (!call.asksTheSameAs(running)) {
            refuseConflict(call);
        }
        repeated(call, Repetition.IN_PROGRESS);
        throw new Problem(409, "idempotency_in_progress", "A call with this Idempotency-Key is still in progress.");
    }

    private void refuseConflict(KeyedCall call) {
        repeated(call, Repetition.CONFLICT);
        throw new Problem(422, "idempotency_error", "This Idempotency-Key was used for another request.");
    }

    private void repeated(KeyedCall call, Repetition repetition) {
        book.repeated(call.key(), repetition);
    }

    /** Runs what must not meet a decision halfway. */
    public synchronized <T> T between(Supplier<T> work) {
        return work.get();
    }

    // one decision at a time, so that no two of them see the same state
    private synchronized Reply finish(KeyedCall call, Supplier<C> decision) {
        try {
            C change = decision.get();
            book.complete(call, change);
            return change.answer().reply();
        } finally {
            inProgress.remove(call.key());
        }
    }
}
