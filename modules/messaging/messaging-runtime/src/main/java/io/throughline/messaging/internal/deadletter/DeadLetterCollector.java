package io.throughline.messaging.internal.deadletter;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Moves dead letters from the broker into the database. Stored first and acknowledged then: what a crash leaves in between
 * comes again and changes nothing. While the database is away they wait on the broker.
 */
@ApplicationScoped
class DeadLetterCollector {

    private static final Logger LOG = System.getLogger(DeadLetterCollector.class.getName());
    private static final long AGAIN_MILLIS = 2_000;

    @Resource
    private ManagedExecutorService executor;

    @Resource(lookup = "jms/throughline", shareable = false)
    private ConnectionFactory connections;

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    @Inject
    private LetterIntake intake;

    private final CountDownLatch stopping = new CountDownLatch(1);

    void start(@Observes Startup event) {
        executor.execute(this::run);
    }

    private void run() {
        try {
            do {
                collectUntilItFails();
            } while (!stopping.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collectUntilItFails() {
        try (var queue = new CollectQueue(connections, environment)) {
            while (stopping.getCount() > 0) {
                var messages = queue.next();
                if (!messages.isEmpty()) {
                    intake.store(messages);
                    queue.taken();
                }
            }
        } catch (JMSException | RuntimeException e) {
            LOG.log(
                    stopping.getCount() > 0 ? Level.WARNING : Level.DEBUG,
                    "dead letters wait on the broker: {0}",
                    e.toString());
        }
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
    }
}
