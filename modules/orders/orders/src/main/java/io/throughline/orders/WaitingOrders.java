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
 * Finds orders that have waited too long. Every node looks once a second; whichever locks the order first decides, and
 * the others find it no longer waiting.
 */
@ApplicationScoped
class WaitingOrders {

    private static final Logger LOG = Logger.getLogger(WaitingOrders.class.getName());
    private static final int BATCH = 200;

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    OrderRepository orders;

    @Inject
    OrderProcess process;

    private Future<?> sweep;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        sweep = executor.scheduleWithFixedDelay(this::endOverdue, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (sweep != null) {
            sweep.cancel(false);
        }
    }

    /** An exception would end the schedule, so the next sweep tries again instead. */
    void endOverdue() {
        try {
            orders.due(Now.instant(), BATCH).forEach(this::end);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Overdue orders cannot be read, trying again: {0}", e.toString());
        }
    }

    private void end(UUID id) {
        try {
            process.timedOut(id, Now.instant());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "Order " + id + " is overdue but cannot be changed; trying again");
        }
    }
}
