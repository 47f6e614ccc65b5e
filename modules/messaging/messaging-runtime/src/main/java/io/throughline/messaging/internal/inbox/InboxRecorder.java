package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Chooses for each delivery: a transaction of its own, or one that it shares. */
@ApplicationScoped
public class InboxRecorder {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private InboxTransaction transaction;

    @Inject
    private Turns turns;

    private final Map<String, SharedTransactions> shared = new ConcurrentHashMap<>();

    Outcome record(CurrentDelivery delivery, Runnable effect) {
        return mayShare(delivery) ? share(delivery, effect) : alone(delivery, effect);
    }

    private Outcome alone(CurrentDelivery delivery, Runnable effect) {
        return turns.take(() -> transaction.record(delivery, effect));
    }

    private List<Outcome> together(Batch batch) {
        return turns.take(() -> transaction.recordAll(batch));
    }

    /** How many deliveries of a consumer wait on this node for a transaction to share. */
    public int waiting(String consumer) {
        var transactionsOfConsumer = shared.get(consumer);
        return transactionsOfConsumer == null ? 0 : transactionsOfConsumer.waiting();
    }

    /** Whether no shared transaction of the consumer has failed on this node a moment ago. */
    public boolean shares(String consumer) {
        var transactionsOfConsumer = shared.get(consumer);
        return transactionsOfConsumer == null || !transactionsOfConsumer.paused();
    }

    // A held event has its turn before its followers. A thread with a transaction open may hold locks that the effects
    // of others wait for, so it must not wait for them; nor may it wait for itself.
    private boolean mayShare(CurrentDelivery delivery) {
        return delivery.consumer().eventsPerTransaction() > 1
                && !delivery.draining()
                && transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION;
    }

    private Outcome share(CurrentDelivery delivery, Runnable effect) {
        var consumer = delivery.consumer();
        return shared.computeIfAbsent(
                        consumer.name(), ignored -> new SharedTransactions(consumer, this::together, this::alone))
                .once(delivery, effect);
    }
}
