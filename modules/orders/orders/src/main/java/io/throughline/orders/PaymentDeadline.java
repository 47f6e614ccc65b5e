package io.throughline.orders;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Cancels orders that nobody paid in time. Every node looks once a second; whichever locks the order first does it,
 * and the others find it no longer waiting.
 */
@ApplicationScoped
class PaymentDeadline {

    private static final Logger LOG = Logger.getLogger(PaymentDeadline.class.getName());
    private static final int BATCH = 200;

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    OrderRepository orders;

    @Inject
    OrderProcess process;

    private Future<?> sweep;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        sweep = executor.scheduleWithFixedDelay(this::cancelOverdue, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (sweep != null) {
            sweep.cancel(false);
        }
    }

    /** An exception would end the schedule, so the next sweep tries again instead. */
    void cancelOverdue() {
        try {
            orders.unpaidSince(Now.instant(), BATCH).forEach(this::cancel);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Overdue orders cannot be read, trying again: {0}", e.toString());
        }
    }

    private void cancel(UUID id) {
        try {
            process.paymentTimedOut(id, Now.instant());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "Order " + id + " is overdue but cannot be cancelled; trying again");
        }
    }
}
