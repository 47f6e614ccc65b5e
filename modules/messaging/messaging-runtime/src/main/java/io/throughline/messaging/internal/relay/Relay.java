package io.throughline.messaging.internal.relay;

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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Publishes committed events to the broker, on Liberty's managed executor. Woken by the commit on the same node; a
 * tick every second finds what other nodes or an earlier life of this one left.
 */
@ApplicationScoped
public class Relay {

    private static final long SHUTDOWN_SECONDS = 10;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Resource(lookup = "jms/throughline")
    private ConnectionFactory connections;

    @Inject
    private RelaySettings settings;

    @Inject
    private RelaySignal signal;

    @Inject
    private Publisher publisher;

    @Inject
    private LeaseKeeper leaseKeeper;

    private final List<RelayWorker> workers = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private CountDownLatch ended;
    private ScheduledFuture<?> ticking;
    private ScheduledFuture<?> saving;

    void start(@Observes Startup event) {
        if (settings.enabled()) {
            start();
        }
    }

    private void start() {
        ended = new CountDownLatch(settings.workers());
        for (int i = 0; i < settings.workers(); i++) {
            var worker = new RelayWorker(this, new BrokerLane(connections, settings.environment()));
            workers.add(worker);
            executor.submit(() -> runToTheEnd(worker));
        }
        ticking = scheduler.scheduleWithFixedDelay(() -> leaseKeeper.tick(workers), 0, 1, TimeUnit.SECONDS);
        saving = scheduler.scheduleWithFixedDelay(
                leaseKeeper::save, settings.saveMillis(), settings.saveMillis(), TimeUnit.MILLISECONDS);
    }

    private void runToTheEnd(RelayWorker worker) {
        try {
            worker.run();
        } finally {
            ended.countDown();
        }
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
        if (ticking == null) {
            return;
        }
        ticking.cancel(false);
        saving.cancel(false);
        signal.own(0);
        try {
            if (!ended.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                workers.forEach(RelayWorker::abandon);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leaseKeeper.leave();
    }

    boolean running() {
        return stopping.getCount() > 0;
    }

    /** Waits, but not beyond the end of the relay. */
    void pause(long millis) throws InterruptedException {
        stopping.await(millis, TimeUnit.MILLISECONDS);
    }

    RelaySignal signal() {
        return signal;
    }

    int shardsPerBatch() {
        return settings.shardsPerBatch();
    }

    long publish(long shards, BrokerLane lane) throws JMSException {
        return publisher.publish(shards, leaseKeeper.leases(), leaseKeeper.node(), lane);
    }
}
