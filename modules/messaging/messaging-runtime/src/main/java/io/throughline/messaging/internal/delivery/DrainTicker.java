package io.throughline.messaging.internal.delivery;

import static java.util.stream.Collectors.groupingBy;

import io.throughline.messaging.internal.delivery.KeyBlocks.DueKey;
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
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Once a second: has keys drained whose held event is due again, or whose drain ended with its node. */
@ApplicationScoped
class DrainTicker {

    private static final Logger LOG = System.getLogger(DrainTicker.class.getName());

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private KeyBlocks keyBlocks;

    @Inject
    private DrainRequests requests;

    private ScheduledFuture<?> ticking;

    void start(@Observes Startup event) {
        ticking = scheduler.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            keyBlocks.due().stream()
                    .collect(groupingBy(DueKey::consumer))
                    .values()
                    .forEach(this::request);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot look for what is to be drained, trying again every second", e);
        }
    }

    /** A consumer that cannot be asked, for it may be gone, holds up no other. */
    private void request(List<DueKey> ofOneConsumer) {
        try {
            for (var due : ofOneConsumer) {
                requests.send(due.consumer(), due.key());
            }
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot ask for draining, trying again every second", e);
        }
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}
