package io.throughline.payments;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has each provider that is away asked once a second whether it is there again. */
@ApplicationScoped
class ProviderWatch {

    private static final Logger LOG = Logger.getLogger(ProviderWatch.class.getName());

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    PaymentProviders providers;

    private List<Future<?>> looking = List.of();

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        looking = providers.names().stream()
                .<Future<?>>map(name -> executor.scheduleWithFixedDelay(() -> look(name), 1, 1, TimeUnit.SECONDS))
                .toList();
    }

    /** An exception would end the schedule. */
    private void look(String name) {
        try {
            providers.named(name).look();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Cannot ask whether {0} is there, trying again: {1}", new Object[] {name, e});
        }
    }

    @PreDestroy
    void stop() {
        looking.forEach(future -> future.cancel(false));
    }
}
