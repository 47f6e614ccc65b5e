package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.DatabaseFailure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    private final CountDownLatch stopping = new CountDownLatch(1);

    Next decide(CurrentDelivery delivery, Throwable failure) {
        try {
            var next = keyBlocks.block(delivery, FailedAttempt.of(failure));
            log(Level.WARNING, delivery, failure);
            return next;
        } catch (RuntimeException e) {
            // its key cannot be blocked, and none of the later ones either: waiting would hold up this session for ever
            return DatabaseFailure.refusesTheValues(e) ? Next.DEAD_LETTER : waitForDatabase(e);
        }
    }

    /** That what a held event needs is still away is no news: in an outage there would be nothing else in the log. */
    static void logOfHeld(CurrentDelivery delivery, FailedAttempt failed, Throwable failure) {
        log(failed.isWaitedFor() ? Level.DEBUG : Level.WARNING, delivery, failure);
    }

    private static void log(Level level, CurrentDelivery delivery, Throwable failure) {
        LOG.log(level, "{0}: {1} failed: {2}", delivery.consumer().name(), delivery.text(), failure.toString());
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

    @PreDestroy
    void stop() {
        stopping.countDown();
    }
}
