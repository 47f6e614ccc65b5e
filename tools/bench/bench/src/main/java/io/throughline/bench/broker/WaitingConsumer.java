package io.throughline.bench.broker;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A plain consumer that takes the time from before the send to the reception. */
final class WaitingConsumer implements AutoCloseable {

    final Histogram latency = new ConcurrentHistogram(3);
    final AtomicLong received = new AtomicLong();
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;

    WaitingConsumer(String url, String queue) throws JMSException {
        factory = new ActiveMQConnectionFactory(url);
        connection = factory.createConnection();
        Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(queue)).setMessageListener(this::take);
        connection.start();
    }

    private void take(Message message) {
        long now = System.nanoTime();
        try {
            latency.recordValue(now - message.getLongProperty("sentAt"));
            received.incrementAndGet();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
