package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.wire.IncomingEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What follows from a failed delivery. The key is blocked, and that is committed, before the broker hears of it. */
@ApplicationScoped
class Failures {

    /** What the delivery does next. */
    enum Next {
        ACKNOWLEDGE,
        DEAD_LETTER,
        REDELIVER,
        HANDLE_AGAIN
    }

    private static final Logger LOG = System.getLogger(Failures.class.getName());
    private static final long DATABASE_PAUSE_MILLIS = 1_000;

    @Inject
    private KeyBlocks keyBlocks;

    @Inject
    private Database database;

    private final CountDownLatch stopping = new CountDownLatch(1);

    Next decide(ConsumerDefinition consumer, Message message, IncomingEvent event, RuntimeException failure)
            throws JMSException {
        int attempts = message.getIntProperty("JMSXDeliveryCount");
        boolean last = attempts >= consumer.maxDeliveries() || DeliveryEngine.permanent(failure);
        try {
            boolean own = recorded(consumer, event, failure, last);
            log(consumer, event, failure, attempts);
            return own ? last ? Next.DEAD_LETTER : Next.REDELIVER : Next.ACKNOWLEDGE;
        } catch (RuntimeException e) {
            return waitForDatabase(e);
        }
    }

    private boolean recorded(ConsumerDefinition consumer, IncomingEvent event, Exception failure, boolean last) {
        if (consumer.ordered()) {
            return keyBlocks.block(consumer.name(), event, last ? "DEAD_LETTERED" : "RETRYING", failure.toString());
        }
        database.run(connection -> {
            if (!connection.isValid(5)) {
                throw new java.sql.SQLException("the database does not answer");
            }
        });
        return true;
    }

    // The message stays with this consumer: throwing it back would let later ones of its key pass when the database
    // is there again, and would burn its deliveries.
    private Next waitForDatabase(RuntimeException failure) {
        LOG.log(Level.WARNING, "waiting for the database with a message in hand: {0}", failure.toString());
        try {
            if (stopping.await(DATABASE_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return Next.REDELIVER;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Next.REDELIVER;
        }
        return Next.HANDLE_AGAIN;
    }

    private static void log(ConsumerDefinition consumer, IncomingEvent event, Exception failure, int attempts) {
        LOG.log(
                Level.WARNING,
                "{0}: event {1} of key {2} failed (delivery {3} of {4}): {5}",
                consumer.name(),
                event.envelope().id(),
                event.envelope().key(),
                attempts,
                consumer.maxDeliveries(),
                failure.toString());
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
    }
}
