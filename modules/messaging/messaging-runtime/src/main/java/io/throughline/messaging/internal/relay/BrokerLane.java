package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.wire.MessageEncoder;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One worker's connection to the broker, taken from the pool for as long as the worker has its thread. Messages are sent without waiting for each other and confirmed by the broker
 * when they are safe; one session keeps them in order.
 */
class BrokerLane implements AutoCloseable {

    private static final Logger LOG = System.getLogger(BrokerLane.class.getName());
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final ConnectionFactory factory;
    private final String environment;
    private final Map<String, Destination> destinations = new HashMap<>();
    private volatile Connection connection;
    private Session session;
    private MessageProducer producer;

    BrokerLane(ConnectionFactory factory, String environment) {
        this.factory = factory;
        this.environment = environment;
    }

    /**
     * Sends the events in their order and waits until the broker has confirmed or refused each.
     *
     * @throws JMSException if the broker is away or does not answer in time; nothing is known about any of the events
     */
    Confirmations send(List<StoredEvent> events, long timeoutMillis) throws JMSException {
        var confirmations = new Confirmations(events.size());
        try {
            open();
            for (var event : events) {
                send(event, confirmations);
            }
            confirmations.await(timeoutMillis);
            return confirmations;
        } catch (JMSException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void send(StoredEvent event, Confirmations confirmations) throws JMSException {
        if (confirmations.skip(event)) {
            return;
        }
        try {
            var message = MessageEncoder.encode(session, event.envelope(), event.data(), event.logPosition());
            message.setStringProperty(DUPLICATE_ID, event.envelope().id().toString());
            producer.send(destination(event.context()), message, confirmations.listener(event));
        } catch (JMSException e) {
            if (!BrokerFailures.refusal(e)) {
                throw e;
            }
            confirmations.refuse(event, e);
        }
    }

    private Destination destination(String context) throws JMSException {
        var known = destinations.get(context);
        if (known == null) {
            var address = StoredEvent.address(environment, context);
            known = StoredEvent.isWork(context) ? session.createQueue(address) : session.createTopic(address);
            destinations.put(context, known);
        }
        return known;
    }

    private void open() throws JMSException {
        if (connection != null) {
            return;
        }
        connection = factory.createConnection();
        session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(null);
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        producer.setDisableMessageTimestamp(true);
    }

    /** Also from another thread, to free a worker whose call does not return. */
    @Override
    public void close() {
        var closing = connection;
        connection = null;
        destinations.clear();
        if (closing != null) {
            try {
                closing.close();
            } catch (JMSException e) {
                LOG.log(Level.DEBUG, "closing a broken connection to the broker failed", e);
            }
        }
    }
}
