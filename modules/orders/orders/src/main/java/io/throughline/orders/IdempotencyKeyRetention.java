package io.throughline.orders;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes expired idempotency keys in bulk. */
@ApplicationScoped
class IdempotencyKeyRetention {

    static final int BATCH = 5_000;

    private static final Logger LOG = Logger.getLogger(IdempotencyKeyRetention.class.getName());
    private static final int MINUTES = 10;

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    IdempotencyKeys keys;

    private Future<?> schedule;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        schedule = executor.scheduleWithFixedDelay(this::deleteExpired, 1, MINUTES, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    void deleteExpired() {
        try {
            int deleted;
            do {
                deleted = keys.deleteExpired(Now.instant(), BATCH);
            } while (deleted == BATCH);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Expired idempotency keys cannot be deleted, trying again: {0}", e.toString());
        }
    }
}
