package io.throughline.sandbox.payment;

import io.throughline.sandbox.fault.Operation.Work;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.payment.Entry.Completed;
import io.throughline.sandbox.payment.Entry.Repeated;
import io.throughline.sandbox.payment.Entry.Repetition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out a call once per idempotency key. Decisions about money, declines too, are kept and given again; refusals
 * changed nothing and are not kept, so a corrected or later call may use the key again.
 */
final class KeyedCalls {
    private final Map<String, KeyedCall> inProgress = new HashMap<>();
    private final Ledger ledger;

    /** What carrying out a call leads to; the reversal may be null. */
    record Change(Authorization authorization, Reversal reversal, Answer answer) {}

    KeyedCalls(Ledger ledger) {
        this.ledger = ledger;
    }

    synchronized Work begin(KeyedCall call, Supplier<Change> decision) {
        Optional<Completed> earlier = ledger.completed(call.key());
        if (earlier.isPresent()) {
            return replay(call, earlier.get());
        }
        KeyedCall running = inProgress.putIfAbsent(call.key(), call);
        if (running != null) {
            refuseSecond(call, running);
        }
        return () -> finish(call, decision);
    }

    synchronized Optional<KeyedCall> inProgress(String key) {
        return Optional.ofNullable(inProgress.get(key));
    }

    private Work replay(KeyedCall call, Completed earlier) {
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
        ledger.record(new Repeated(Instant.now(), call.key(), repetition));
    }

    // one decision at a time, so that no two of them see the same state of an authorization
    private synchronized Reply finish(KeyedCall call, Supplier<Change> decision) {
        try {
            Change change = decision.get();
            ledger.record(
                    new Completed(Instant.now(), call, change.answer(), change.authorization(), change.reversal()));
            return change.answer().reply();
        } finally {
            inProgress.remove(call.key());
        }
    }
}
