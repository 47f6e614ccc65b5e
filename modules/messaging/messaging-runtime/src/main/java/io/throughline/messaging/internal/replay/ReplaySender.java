package io.throughline.messaging.internal.replay;

import io.throughline.messaging.internal.deadletter.KeptMessage;
import io.throughline.messaging.internal.relay.StoredEvent;
import io.throughline.messaging.internal.wire.MessageEncoder;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Sends to the consumers' own queues, several messages in one transaction of the broker. Under no duplicate id: the broker
 * may remember that of the first time, and would drop the message without a word.
 */
class ReplaySender implements AutoCloseable {

    private final String environment;
    private final UUID replay;
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;
    private final Map<String, Queue> queues = new HashMap<>();

    ReplaySender(ConnectionFactory factory, String environment, UUID replay) throws JMSException {
        this.environment = environment;
        this.replay = replay;
        connection = factory.createConnection();
        try {
            session = connection.createSession(true, Session.SESSION_TRANSACTED);
            producer = session.createProducer(null);
        } catch (JMSException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    void add(String consumer, KeptMessage message) throws JMSException {
        add(consumer, message.in(session, replay));
    }

    void add(String consumer, StoredEvent event) throws JMSException {
        var message = MessageEncoder.encode(session, event.envelope(), event.data(), event.logPosition());
        KeptMessage.mark(message, replay);
        add(consumer, message);
    }

    private void add(String consumer, Message message) throws JMSException {
        var queue = queues.get(consumer);
        if (queue == null) {
            queue = session.createQueue(environment + "." + consumer);
            queues.put(consumer, queue);
        }
        producer.send(queue, message);
    }

    /** The broker has all that was added. */
    void send() throws JMSException {
        session.commit();
    }

    /** The session goes back to the pool: what it has begun must not be committed by the next one who gets it. */
    @Override
    public void close() throws JMSException {
        try {
            session.rollback();
        } finally {
            connection.close();
        }
    }
}
