package io.throughline.inventory.messaging;

import io.throughline.inventory.Reconciliation;
import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.PublishedEvents;
import io.throughline.messaging.PublishedEvents.MissedEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds events that were published long ago and never came to inventory, and has them handled after all: a reservation
 * whose cancellation or dispatch got lost would be held for ever.
 */
@ApplicationScoped
public class StockReconciliation {

    private static final Logger LOG = System.getLogger(StockReconciliation.class.getName());
    private static final List<Class<? extends EventConsumer>> CONSUMERS =
            List.of(OrderEventsConsumer.class, ShippingEventsConsumer.class);
    private static final int MOST = 500;
    private static final int MOST_REDELIVERIES = 5;

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    PublishedEvents published;

    @Inject
    Reconciliation reconciliation;

    @Inject
    @ConfigProperty(name = "throughline.inventory.reconciliation-interval", defaultValue = "PT1M")
    Duration interval;

    @Inject
    @ConfigProperty(name = "throughline.inventory.reconciliation-age", defaultValue = "PT10M")
    Duration age;

    private Future<?> ticking;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        ticking = executor.scheduleWithFixedDelay(
                this::tick, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    /** An exception would end the schedule, so the next run tries again instead. */
    private void tick() {
        try {
            run(Instant.now().minus(age));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "reconciliation failed, trying again in {0}: {1}", interval, e.toString());
        }
    }

    /** Compares what was published before an instant, unless another node is doing so. */
    public void run(Instant before) {
        for (var consumer : CONSUMERS) {
            var source = consumer.getAnnotation(ConsumesEvents.class).from();
            reconciliation.begin(source).ifPresent(from -> run(consumer, source, from, before));
        }
    }

    private void run(Class<? extends EventConsumer> consumer, String source, Instant from, Instant before) {
        var until = from;
        try {
            if (from.isBefore(before)) {
                until = redeliver(consumer, source, from, before);
            }
            var open = reconciliation.openEvents(source);
            if (!open.isEmpty()) {
                reconciliation.mended(source, published.handled(consumer, open));
            }
        } finally {
            reconciliation.end(source, from, until);
        }
    }

    private Instant redeliver(Class<? extends EventConsumer> consumer, String source, Instant from, Instant before) {
        var missed = published.missed(consumer, from, before, MOST);
        if (missed.isEmpty()) {
            return before;
        }
        reconciliation.missed(source, missed);
        published.redeliver(consumer, missed);
        return missed.stream()
                .filter(event -> event.redeliveries() < MOST_REDELIVERIES)
                .map(MissedEvent::recordedAt)
                .findFirst()
                .orElse(missed.size() < MOST ? before : missed.get(MOST - 1).recordedAt());
    }
}
