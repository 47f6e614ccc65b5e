package io.throughline.messaging.internal.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Once a second, and ten times while there is much to ask for: has keys drained whose held event is due again, or whose
 * drain ended with its node.
 */
@ApplicationScoped
class DrainTicker {

    private static final Logger LOG = System.getLogger(DrainTicker.class.getName());
    private static final int ROUNDS = 10;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private DueKeys dueKeys;

    private ScheduledFuture<?> ticking;
    private int idleRounds;

    void start(@Observes Startup event) {
        ticking = scheduler.scheduleWithFixedDelay(this::tick, 1_000, 1_000 / ROUNDS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        if (idleRounds > 0) {
            idleRounds--;
            return;
        }
        boolean more = false;
        try {
            for (var consumer : dueKeys.consumers()) {
                more |= request(consumer);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot look for what is to be drained, trying again every second", e);
        }
        idleRounds = more ? 0 : ROUNDS - 1;
    }

    /** A consumer that cannot be asked, for it may be gone, holds up no other. */
    private boolean request(String consumer) {
        try {
            return dueKeys.request(consumer) > 0;
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot ask for draining, trying again every second", e);
            return false;
        }
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}
