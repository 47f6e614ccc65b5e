package io.throughline.messaging.internal.outbox;

import io.throughline.messaging.internal.relay.StoredEvent;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events appended by one transaction, written together as the last thing before it commits. */
class PendingAppends implements Synchronization {

    private final EventLog log;
    private final TransactionSynchronizationRegistry transactions;
    private final List<NewEvent> events = new ArrayList<>(2);
    private final List<StoredEvent> stored = new ArrayList<>(2);
    private boolean written;

    PendingAppends(EventLog log, TransactionSynchronizationRegistry transactions) {
        this.log = log;
        this.transactions = transactions;
    }

    // Registered in two steps, so that Hibernate's flush, whenever it was registered, comes before: a transaction
    // must not wait for a row while it holds the lock of a shard.
    void register() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                transactions.registerInterposedSynchronization(PendingAppends.this);
            }

            @Override
            public void afterCompletion(int status) {
                // the second registration hears of it
            }
        });
    }

    void add(NewEvent event) {
        events.add(event);
        if (written) {
            write();
        }
    }

    @Override
    public void beforeCompletion() {
        if (!transactions.getRollbackOnly()) {
            write();
        }
        written = true;
    }

    // One order of the shard locks in all transactions, so that none waits for another in a circle. The sort is
    // stable: events of one key keep the order of the calls.
    private void write() {
        events.sort(Comparator.comparingInt(NewEvent::shard));
        stored.addAll(log.append(events));
        events.clear();
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED && !stored.isEmpty()) {
            log.committed(stored);
        }
    }
}
