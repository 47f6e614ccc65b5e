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

/**
 * Flat combining for one consumer: while one thread works, the deliveries of the others gather, and one of them then
 * handles all in one transaction. After a failure nothing is shared for a second, so that a storm of failures costs
 * few transactions twice.
 */
final class SharedTransactions {

    private static final Logger LOG = System.getLogger(SharedTransactions.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String consumer;
    private final WaitingQueue queue;
    private final Function<Batch, List<Outcome>> together;
    private final BiFunction<CurrentDelivery, Runnable, Outcome> alone;
    private final Duration pause;
    private volatile long pausedUntil = System.nanoTime();

    SharedTransactions(
            ConsumerDefinition consumer,
            Function<Batch, List<Outcome>> together,
            BiFunction<CurrentDelivery, Runnable, Outcome> alone) {
        this(consumer, together, alone, PAUSE);
    }

    /** @param pause how long nothing is shared after a failure */
    SharedTransactions(
            ConsumerDefinition consumer,
            Function<Batch, List<Outcome>> together,
            BiFunction<CurrentDelivery, Runnable, Outcome> alone,
            Duration pause) {
        this.consumer = consumer.name();
        this.queue = new WaitingQueue(consumer.eventsPerTransaction());
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
            return alone.apply(delivery, effect);
        }
        var waiting = new WaitingDelivery(delivery, effect);
        queue.join(waiting);
        var answer = waiting.await(() -> queue.leave(waiting));
        if (answer instanceof WaitingDelivery.Lead lead) {
            return lead(lead.members(), waiting, effect);
        }
        return outcome(waiting, effect);
    }

    private Outcome lead(List<WaitingDelivery> members, WaitingDelivery leader, Runnable effect) {
        try (var leadership = queue.leadership()) {
            if (members.size() == 1) {
                return alone.apply(leader.delivery(), () -> {
                    effect.run();
                    leadership.close();
                });
            }
            share(new Batch(members, leadership::close));
        }
        return outcome(leader, effect);
    }

    private Outcome outcome(WaitingDelivery delivery, Runnable effect) {
        return delivery.answer() instanceof WaitingDelivery.Settled settled
                ? settled.outcome()
                : alone.apply(delivery.delivery(), effect);
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
