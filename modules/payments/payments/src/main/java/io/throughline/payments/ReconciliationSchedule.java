package io.throughline.payments;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every node looks once a second at the choice and whether a reconciliation is due, and once an hour for notifications to forget. */
@ApplicationScoped
class ReconciliationSchedule {

    private static final Logger LOG = Logger.getLogger(ReconciliationSchedule.class.getName());

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    PaymentProviders providers;

    @Inject
    ProviderChoice choice;

    @Inject
    ReconciliationRun reconciliation;

    @Inject
    NotificationRetention retention;

    private Future<?> ticking;
    private Future<?> forgetting;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        ticking = executor.scheduleWithFixedDelay(() -> quietly(this::tick), 1, 1, TimeUnit.SECONDS);
        forgetting = executor.scheduleWithFixedDelay(() -> quietly(retention::forget), 1, 60, TimeUnit.MINUTES);
    }

    private void tick() {
        choice.look();
        providers.names().forEach(reconciliation::runIfDue);
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
            forgetting.cancel(false);
        }
    }

    /** An exception would end the schedule. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Payments cannot look after their books, trying again: {0}", e.toString());
        }
    }

    /** Repetitions are known for as long as their first is kept. */
    @ApplicationScoped
    static class NotificationRetention {

        @Inject
        NotificationLog log;

        @Inject
        @ConfigProperty(name = "throughline.payment.webhook.retention", defaultValue = "P30D")
        Duration keep;

        @Transactional
        void forget() {
            log.forgetBefore(Clock.systemUTC().instant().minus(keep));
        }
    }
}
