package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.wire.IncomingEvent;
import io.throughline.messaging.internal.wire.MessageDecoder;
import io.throughline.messaging.internal.wire.MessageEncoder;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends messages to {@code <env>.<consumer>.dlq} as they are, with the reason beside their own properties. The broker
 * has the message safe when this returns.
 */
@ApplicationScoped
public class DeadLetterSender {

    private static final Logger LOG = System.getLogger(DeadLetterSender.class.getName());

    @Resource(lookup = "jms/throughline", shareable = false)
    private ConnectionFactory connections;

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    @Inject
    @ConfigProperty(name = "throughline.node", defaultValue = "node1")
    private String node;

    /** For a message as it came from the broker. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void send(ConsumerDefinition consumer, Message message, Throwable failure) throws JMSException {
        var properties = properties(message);
        message.clearProperties();
        for (var property : properties.entrySet()) {
            MessageHeaders.set(message, property.getKey(), property.getValue());
        }
        send(consumer, session -> message, failure);
    }

    /** For an event that was held. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void send(ConsumerDefinition consumer, IncomingEvent event, Throwable failure) throws JMSException {
        send(
                consumer,
                session -> MessageEncoder.encode(session, event.envelope(), event.data(), event.position()),
                failure);
    }

    /** Whether the message was at the consumer's dead-letter address before. */
    public boolean isReturned(ConsumerDefinition consumer, Message message) throws JMSException {
        return FailureProperties.isReturned(message, environment + "." + consumer.name());
    }

    private interface Source {
        Message in(Session session) throws JMSException;
    }

    private void send(ConsumerDefinition consumer, Source source, Throwable failure) throws JMSException {
        var address = environment + "." + consumer.name();
        try (var connection = connections.createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(address + ".dlq"))) {
            var message = source.in(session);
            for (var reason :
                    FailureProperties.of(consumer, address, node, failure).entrySet()) {
                message.setStringProperty(reason.getKey(), reason.getValue());
            }
            producer.send(message);
        }
        var delivery = CurrentDelivery.orNull();
        var what = delivery == null ? "a message that cannot be read" : delivery.text();
        LOG.log(Level.WARNING, "{0}: dead-lettered: {1}: {2}", consumer.name(), what, failure.toString());
    }

    private static Map<String, Object> properties(Message message) throws JMSException {
        var properties = new LinkedHashMap<String, Object>();
        for (var names = message.getPropertyNames(); names.hasMoreElements(); ) {
            var name = String.valueOf(names.nextElement());
            if (!FailureProperties.ownedByTheBroker(name) && !FailureProperties.REPLAY.equals(name)) {
                properties.put(MessageDecoder.jmsName(name), message.getObjectProperty(name));
            }
        }
        return properties;
    }
}
