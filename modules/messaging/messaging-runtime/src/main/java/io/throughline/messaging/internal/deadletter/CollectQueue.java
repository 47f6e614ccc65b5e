package io.throughline.messaging.internal.deadletter;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;

/** The queue to which the broker copies everything that arrives at a dead-letter address. */
class CollectQueue implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 1_000;
    private static final int AT_A_TIME = 100;

    private final Connection connection;
    private final Session session;
    private final MessageConsumer consumer;

    CollectQueue(ConnectionFactory factory, String environment) throws JMSException {
        connection = factory.createConnection();
        try {
            session = connection.createSession(true, Session.SESSION_TRANSACTED);
            consumer = session.createConsumer(session.createQueue(environment + ".messaging.dead-letters"));
            connection.start();
        } catch (JMSException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** What is there, at most a hundred; waits a second for the first. It stays there until {@link #taken}. */
    List<Message> next() throws JMSException {
        var messages = new ArrayList<Message>();
        var message = consumer.receive(PATIENCE_MILLIS);
        while (message != null) {
            messages.add(message);
            message = messages.size() < AT_A_TIME ? consumer.receiveNoWait() : null;
        }
        return messages;
    }

    /** Takes them from the queue; what was not taken is delivered again. */
    void taken() throws JMSException {
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
