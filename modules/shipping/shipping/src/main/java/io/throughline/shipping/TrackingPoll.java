package io.throughline.shipping;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the carriers' tracking feeds. Every node does, and whoever moves the cursor first has done it; a crash in
 * between only means that the page is read again.
 */
@ApplicationScoped
class TrackingPoll {

    private static final int PAGE = 500;

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    Carriers carriers;

    @Inject
    TrackingService tracking;

    @Inject
    @ConfigProperty(name = "throughline.shipping.tracking-interval", defaultValue = "PT1S")
    Duration interval;

    Clock clock = Clock.systemUTC();
    private final Outage database = new Outage("the position in the tracking feeds");
    private final Map<String, Outage> outages = new HashMap<>();
    private Future<?> polling;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        polling = executor.scheduleWithFixedDelay(
                this::poll, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (polling != null) {
            polling.cancel(false);
        }
    }

    /** An exception would end the schedule, so the next poll tries again instead. */
    void poll() {
        try {
            var positions = tracking.positions(carriers.chosen());
            database.over(now());
            positions.forEach(this::poll);
        } catch (RuntimeException e) {
            database.failed(e, now());
        }
    }

    private void poll(String carrier, long position) {
        var outage = outages.computeIfAbsent(carrier, name -> new Outage("the tracking feed of carrier " + name));
        if (outage.isWaiting(now())) {
            return;
        }
        try {
            read(carrier, position);
            outage.over(now());
        } catch (RuntimeException e) {
            outage.failed(e, now());
        }
    }

    private void read(String carrier, long position) {
        long after = position;
        boolean more = true;
        while (more) {
            var page = carriers.track(carrier, after, PAGE);
            more = page.next() > after && tracking.record(carrier, after, page) && page.more();
            after = page.next();
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
