package io.throughline.messaging.internal.outbox;

import io.throughline.messaging.AppendOptions;
import io.throughline.messaging.Event;
import io.throughline.messaging.Outbox;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.timeline.AcceptedRequests;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;

/** The outbox that joins the caller's JTA transaction and writes once, with the commit. */
@ApplicationScoped
public class TransactionalOutbox implements Outbox {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private EventSerializer serializer;

    @Inject
    private EventLog log;

    @Inject
    private AcceptedRequests requests;

    @Override
    public UUID append(Event event, AppendOptions options) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "Outbox.append needs an active transaction: make the calling method @Transactional");
        }
        var handled = CurrentDelivery.envelope();
        var stored = serializer.serialize(event, options, handled);
        pending().add(stored);
        if (handled == null) {
            requests.appended(transactions, stored.key(), stored.id());
        }
        return stored.id();
    }

    private PendingAppends pending() {
        if (transactions.getResource(PendingAppends.class) instanceof PendingAppends pending) {
            return pending;
        }
        var pending = new PendingAppends(log, transactions);
        transactions.putResource(PendingAppends.class, pending);
        transactions.registerInterposedSynchronization(pending);
        return pending;
    }
}
