package io.throughline.messaging.internal.inbox;

import io.opentelemetry.context.Context;
import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A delivery whose thread waits until it is told what became of it, or what to do. */
final class WaitingDelivery {

    /** What the waiting thread is told. */
    interface Answer {}

    /** Its effect was committed, or need not be. */
    record Settled(Outcome outcome) implements Answer {}

    /** Nothing was committed: the delivery has a transaction of its own. */
    record Alone() implements Answer {}

    /** It leads the next transaction, with itself among the members. */
    record Lead(List<WaitingDelivery> members) implements Answer {}

    private final CurrentDelivery delivery;
    private final Runnable effect;
    private final Thread thread = Thread.currentThread();
    private volatile Answer answer;

    WaitingDelivery(CurrentDelivery delivery, Runnable effect) {
        this.delivery = delivery;
        this.effect = Context.current().wrap(effect);
    }

    CurrentDelivery delivery() {
        return delivery;
    }

    String key() {
        return delivery.event().envelope().key();
    }

    /** As on the delivery's own thread: the cause and the trace of what is appended are its own. */
    void runEffect() {
        delivery.run(effect);
    }

    void settle(Outcome outcome) {
        tell(new Settled(outcome));
    }

    void releaseToRunAlone() {
        tell(new Alone());
    }

    void releaseUnlessSettled() {
        if (!(answer instanceof Settled)) {
            releaseToRunAlone();
        }
    }

    void lead(List<WaitingDelivery> members) {
        tell(new Lead(members));
    }

    private void tell(Answer told) {
        answer = told;
        if (thread != Thread.currentThread()) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Waits for the answer, which always comes: whoever took this delivery out of the queue gives one.
     *
     * @param onInterrupt called when the thread is interrupted; it may give the answer at once
     */
    Answer await(Runnable onInterrupt) {
        boolean interrupted = false;
        while (answer == null) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
                onInterrupt.run();
            }
        }
        if (interrupted) {
            thread.interrupt();
        }
        return answer;
    }

    Answer answer() {
        return answer;
    }
}
