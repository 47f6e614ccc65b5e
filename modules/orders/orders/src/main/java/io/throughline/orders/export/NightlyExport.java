package io.throughline.orders.export;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks every night for the export of the day before, if it is set when; each node does, and the first one is heard. */
@ApplicationScoped
class NightlyExport {

    static final String SCHEDULE = "schedule";

    private static final Logger LOG = Logger.getLogger(NightlyExport.class.getName());

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    ExportService exports;

    @Inject
    @ConfigProperty(name = "throughline.orders.export-at")
    Optional<LocalTime> at;

    @Inject
    @ConfigProperty(name = "throughline.orders.export-retention", defaultValue = "P90D")
    Duration retention;

    Clock clock = Clock.systemUTC();

    private Future<?> ticking;
    private LocalDate done;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        ticking = executor.scheduleWithFixedDelay(this::tick, 1, 60, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    /** An exception would end the schedule, so the next minute tries again instead. */
    private void tick() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The nightly export cannot be asked for, trying again: {0}", e.toString());
        }
    }

    void run() {
        var day = exports.lastComplete();
        boolean early = at.map(LocalTime.now(clock)::isBefore).orElse(false);
        if (day.equals(done) || early) {
            return;
        }
        if (at.isPresent()) {
            exports.request(day, SCHEDULE);
        }
        exports.deleteBefore(day.minusDays(retention.toDays()));
        done = day;
    }
}
