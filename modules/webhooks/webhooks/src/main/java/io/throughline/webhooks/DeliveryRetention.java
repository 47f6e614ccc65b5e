package io.throughline.webhooks;

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

/** Deletes in bulk what ended long ago. */
@ApplicationScoped
class DeliveryRetention {

    private static final Logger LOG = Logger.getLogger(DeliveryRetention.class.getName());
    private static final int BATCH = 5_000;
    private static final int MINUTES = 10;

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    EndedDeliveries ended;

    private Future<?> schedule;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        schedule = executor.scheduleWithFixedDelay(this::forget, 1, MINUTES, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    void forget() {
        try {
            int forgotten;
            do {
                forgotten = ended.forget(BATCH);
            } while (forgotten == BATCH);
            ended.forgetSecrets();
            ended.forgetSubscriptions();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Ended webhooks cannot be deleted, trying again: {0}", e.toString());
        }
    }
}
