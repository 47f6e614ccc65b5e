package io.throughline.messaging.internal.outbox;

import io.throughline.messaging.internal.relay.StoredEvent;
import io.throughline.messaging.internal.wire.MessageEncoder;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One event, one message, now; the thread of its own keeps the broker out of the caller's transaction. */
@ApplicationScoped
class DirectSender {

    private static final long PATIENCE_SECONDS = 10;

    @Resource
    private ManagedExecutorService executor;

    @Resource(lookup = "jms/throughline", shareable = false)
    private ConnectionFactory connections;

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    void send(NewEvent event) {
        try {
            executor.submit(() -> publish(event)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("event " + event.id() + " was not sent: " + e, e);
        }
    }

    private Void publish(NewEvent event) throws JMSException {
        var context = event.context();
        var isWork = context.indexOf('.') >= 0;
        try (var connection = connections.createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            var address = environment + "." + context;
            var destination = isWork ? session.createQueue(address) : session.createTopic(address + ".events");
            var envelope = event.envelope(StoredEvent.source(environment, context), 0);
            session.createProducer(destination).send(MessageEncoder.encode(session, envelope, event.data()));
            return null;
        }
    }
}
