package io.throughline.messaging.internal.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events appended by one transaction, written together with its commit. */
class PendingAppends implements Synchronization {

    private final EventLog log;
    private final TransactionSynchronizationRegistry transactions;
    private final List<NewEvent> events = new ArrayList<>(2);
    private final List<Span> spans = new ArrayList<>(2);
    private final List<Append> appends = new ArrayList<>(2);
    private boolean completing;

    PendingAppends(EventLog log, TransactionSynchronizationRegistry transactions) {
        this.log = log;
        this.transactions = transactions;
    }

    void add(NewEvent event) {
        events.add(event);
        spans.add(event.span());
        if (completing) {
            write();
        }
    }

    @Override
    public void beforeCompletion() {
        if (!transactions.getRollbackOnly()) {
            write();
        }
        completing = true;
    }

    // One order of the shard locks in all transactions, so that none waits for another in a circle. The sort is
    // stable: events of one key keep the order of the calls.
    private void write() {
        events.sort(Comparator.comparingInt(NewEvent::shard));
        appends.addAll(log.append(events));
        events.clear();
    }

    @Override
    public void afterCompletion(int status) {
        spans.forEach(span -> end(span, status));
        if (status == Status.STATUS_COMMITTED && !appends.isEmpty()) {
            log.committed(appends);
        }
    }

    private static void end(Span span, int status) {
        if (status != Status.STATUS_COMMITTED) {
            span.setStatus(StatusCode.ERROR, "rolled back");
        }
        span.end();
    }
}
