package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Flat combining for one consumer: while one thread works or waits for its turn, the deliveries of the others gather, and
 * one thread then handles all in one transaction. After a failure nothing is shared for a second, so that a storm of
 * failures costs few transactions twice.
 */
final class SharedTransactions {

    private static final Logger LOG = System.getLogger(SharedTransactions.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Has a transaction wait until the node may have one more open. */
    interface Turn {
        Outcome take(Supplier<Outcome> transaction);
    }

    private final String consumer;
    private final WaitingQueue queue;
    private final Turn turn;
    private final Function<Batch, List<Outcome>> together;
    private final BiFunction<CurrentDelivery, Runnable, Outcome> alone;
    private final Duration pause;
    private volatile long pausedUntil = System.nanoTime();

    SharedTransactions(
            ConsumerDefinition consumer,
            Turn turn,
            Function<Batch, List<Outcome>> together,
            BiFunction<CurrentDelivery, Runnable, Outcome> alone) {
        this(consumer, turn, together, alone, PAUSE);
    }

    /** @param pause how long nothing is shared after a failure */
    SharedTransactions(
            ConsumerDefinition consumer,
            Turn turn,
            Function<Batch, List<Outcome>> together,
            BiFunction<CurrentDelivery, Runnable, Outcome> alone,
            Duration pause) {
        this.consumer = consumer.name();
        this.queue = new WaitingQueue(consumer.eventsPerTransaction());
        this.turn = turn;
        this.together = together;
        this.alone = alone;
        this.pause = pause;
    }

    boolean paused() {
        return pausedUntil - System.nanoTime() > 0;
    }

    int waiting() {
        return queue.size();
    }

    Outcome once(CurrentDelivery delivery, Runnable effect) {
        if (paused()) {
            return turn.take(() -> alone.apply(delivery, effect));
        }
        var waiting = new WaitingDelivery(delivery, effect);
        queue.join(waiting);
        var answer = waiting.await(() -> queue.leave(waiting));
        if (answer instanceof WaitingDelivery.Lead) {
            return lead(waiting, effect);
        }
        return answer instanceof WaitingDelivery.Settled settled
                ? settled.outcome()
                : turn.take(() -> alone.apply(delivery, effect));
    }

    private Outcome lead(WaitingDelivery leader, Runnable effect) {
        try (var leadership = queue.leadership(leader)) {
            return turn.take(() -> handle(leadership, leader, effect));
        }
    }

    // Who waits is taken only now, in the leader's turn: the longer that took to come, the more share it.
    private Outcome handle(WaitingQueue.Leadership leadership, WaitingDelivery leader, Runnable effect) {
        var members = leadership.take();
        if (members.size() > 1) {
            share(new Batch(members, leadership::close));
            leadership.close();
        }
        return leader.answer() instanceof WaitingDelivery.Settled settled
                ? settled.outcome()
                : alone.apply(leader.delivery(), () -> {
                    effect.run();
                    leadership.close();
                });
    }

    private void share(Batch batch) {
        try {
            if (!paused()) {
                batch.committed(together.apply(batch));
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.DEBUG, "{0}: each event of a shared transaction that failed has its own: {1}", consumer, e);
            pausedUntil = System.nanoTime() + pause.toNanos();
        } finally {
            batch.releaseUnsettled();
        }
    }
}
