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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Publishes committed events to the broker, on Liberty's managed executor. Woken by a commit on any node; a
 * tick every second finds what nobody told of. Idle, it holds the thread that listens to the other nodes.
 */
@ApplicationScoped
public class Relay {

    private static final long LINGER_MILLIS = 50;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    // Not shareable: the pool would hand a dead connection out again for as long as a task lasts.
    @Resource(lookup = "jms/throughline", shareable = false)
    private ConnectionFactory connections;

    @Inject
    private RelaySettings settings;

    @Inject
    private RelaySignal signal;

    @Inject
    private Publisher publisher;

    @Inject
    private LeaseKeeper leaseKeeper;

    @Inject
    private OtherNodes otherNodes;

    private final List<RelayWorker> workers = new ArrayList<>();
    private final ConcurrentLinkedQueue<RelayWorker> idle = new ConcurrentLinkedQueue<>();
    private final RelayPause pause = new RelayPause();
    private RelayPace pace;
    private volatile boolean running;

    void start(@Observes Startup event) {
        if (!settings.enabled()) {
            return;
        }
        for (int i = 0; i < settings.workers(); i++) {
            workers.add(new RelayWorker(this, new BrokerLane(connections, settings.environment())));
        }
        idle.addAll(workers);
        pace = new RelayPace(settings.gatherFrom(), settings.gatherMillis(), System.nanoTime());
        running = true;
        signal.onRaise(this::wake);
        executor.execute(otherNodes::listen);
        scheduler.scheduleWithFixedDelay(() -> leaseKeeper.tick(workers), 0, 1, TimeUnit.SECONDS);
        scheduler.scheduleWithFixedDelay(
                leaseKeeper::save, settings.saveMillis(), settings.saveMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sets one idle worker to work, if there is work and the broker is not given a rest. */
    private void wake() {
        if (!running || pause.lasts() || !signal.pending()) {
            return;
        }
        var worker = idle.poll();
        if (worker != null) {
            try {
                executor.execute(worker);
            } catch (RejectedExecutionException e) {
                idle.add(worker);
            }
        }
    }

    /** Waits a moment for the next signal, so that under traffic no commit pays for a thread and a connection. */
    RelaySignal.Taken take() {
        if (!running || pause.lasts()) {
            return RelaySignal.Taken.NONE;
        }
        try {
            return signal.takeOrWait(settings.shardsPerBatch(), LINGER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RelaySignal.Taken.NONE;
        }
    }

    void release(long shards, long again) {
        signal.release(shards, again);
    }

    /** @return the shards that may hold more */
    long publish(RelaySignal.Taken taken, BrokerLane lane, long begunNanos) throws JMSException {
        var batch = publisher.publish(taken, leaseKeeper.leases(), leaseKeeper.node(), lane);
        pause.succeeded();
        signal.restUntil(pace.after(batch.events().size(), begunNanos, System.nanoTime()));
        return batch.more();
    }

    void failed(Exception failure) {
        long millis = pause.failed(failure);
        try {
            scheduler.schedule(this::wake, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            running = false;
        }
    }

    /** Whether the last try to publish failed. */
    public boolean degraded() {
        return pause.failing();
    }

    /** A worker found nothing more; what was raised since wakes it, or another, again. */
    void finished(RelayWorker worker) {
        idle.add(worker);
        wake();
    }

    @PreDestroy
    void stop() {
        running = false;
        if (!workers.isEmpty()) {
            RelayShutdown.await(signal);
            workers.forEach(RelayWorker::disconnect);
            leaseKeeper.leave();
        }
    }
}
