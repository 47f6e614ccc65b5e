package io.throughline.messaging.internal.outbox;

import io.throughline.dualwrite.Variant;
import io.throughline.messaging.AppendOptions;
import io.throughline.messaging.Event;
import io.throughline.messaging.Outbox;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;

/** Sends each event to the broker itself: after the commit, or before it. */
@Alternative
@Priority(1)
@ApplicationScoped
public class NaiveOutbox implements Outbox {

    @Inject
    private Variant variant;

    @Inject
    private TransactionalOutbox outbox;

    @Inject
    private EventSerializer serializer;

    @Inject
    private DirectSender sender;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Override
    public UUID append(Event event, AppendOptions options) {
        if (!variant.writesTwice() && !variant.sendsFirst()) {
            return outbox.append(event, options);
        }
        var serialized = serializer.serialize(event, options, CurrentDelivery.envelope());
        serialized.span().end();
        if (variant.sendsFirst()) {
            sender.send(serialized);
        } else {
            transactions.registerInterposedSynchronization(new AfterCommit(serialized));
        }
        return serialized.id();
    }

    private final class AfterCommit implements Synchronization {

        private final NewEvent event;

        AfterCommit(NewEvent event) {
            this.event = event;
        }

        @Override
        public void beforeCompletion() {
            // nothing is written with the transaction
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                sender.send(event);
            }
        }
    }
}
