package io.throughline.messaging.internal.replay;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks for replays that nobody runs, when one is set going here and each second, and runs them. */
@ApplicationScoped
class ReplayRunner {

    private static final Logger LOG = System.getLogger(ReplayRunner.class.getName());

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Resource
    private ManagedExecutorService executor;

    @Resource(lookup = "jms/throughline", shareable = false)
    private ConnectionFactory connections;

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    @Inject
    @ConfigProperty(name = "throughline.node", defaultValue = "node1")
    private String node;

    @Inject
    private RunTable table;

    @Inject
    private ReplaySteps steps;

    private final String life = UUID.randomUUID().toString();
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private ScheduledFuture<?> ticking;

    void start(@Observes Startup event) {
        ticking = scheduler.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** One was set going on this node; if this is stopping, another finds it within a second. */
    void wake() {
        try {
            executor.execute(this::tick);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "too late for this node", e);
        }
    }

    private void tick() {
        try {
            for (var replay : table.waiting()) {
                if (running.add(replay)) {
                    executor.execute(new ReplayRun(replay, this, table, steps, stopping));
                }
            }
        } catch (RejectedExecutionException e) {
            running.clear();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot look for replays, trying again every second", e);
        }
    }

    /** The node, with the mark of this life. */
    String owner() {
        return node + '#' + life;
    }

    ReplaySender sender(UUID replay) throws JMSException {
        return new ReplaySender(connections, environment, replay);
    }

    void finished(UUID replay) {
        running.remove(replay);
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}
