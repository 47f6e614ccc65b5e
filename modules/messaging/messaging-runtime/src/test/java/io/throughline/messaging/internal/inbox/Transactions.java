package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Transactions without a database: each keeps the names of its effects if it commits. */
final class Transactions {

    private static final ThreadLocal<List<String>> OPEN = new ThreadLocal<>();

    final ConcurrentLinkedQueue<List<String>> committed = new ConcurrentLinkedQueue<>();

    /** An effect that names itself; an exception rolls the transaction back. */
    static Runnable effect(String name) {
        return () -> OPEN.get().add(name);
    }

    /** An effect that says when it runs, and waits. */
    static Runnable slow(String name, CountDownLatch running, CountDownLatch goOn) {
        return () -> {
            OPEN.get().add(name);
            running.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    Outcome alone(CurrentDelivery delivery, Runnable effect) {
        commit(effect);
        return Outcome.DONE;
    }

    List<Outcome> together(Batch batch) {
        var outcomes = Collections.nCopies(batch.deliveries().size(), Outcome.DONE);
        commit(() -> batch.runEffects(outcomes));
        return outcomes;
    }

    private void commit(Runnable work) {
        OPEN.set(new ArrayList<>());
        work.run();
        committed.add(OPEN.get());
    }

    List<String> effects() {
        return committed.stream().flatMap(List::stream).toList();
    }
}
