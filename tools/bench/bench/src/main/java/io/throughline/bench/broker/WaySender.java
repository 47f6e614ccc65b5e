package io.throughline.bench.broker;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends in one {@link Way} and keeps how long the sender was held and when the broker confirmed. */
final class WaySender implements AutoCloseable, CompletionListener {

    private static final int WINDOW = 1000;

    final Histogram blocked = new ConcurrentHistogram(3);
    final Histogram confirmed = new ConcurrentHistogram(3);
    private final Way way;
    private final SampleMessage sample;
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;
    private final Semaphore window = new Semaphore(WINDOW);
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private int open;

    WaySender(Way way, String url, String queue, boolean duplicateId) throws JMSException {
        this.way = way;
        this.sample = new SampleMessage(duplicateId);
        factory = new ActiveMQConnectionFactory(url + "?confirmationWindowSize=1048576");
        connection = factory.createConnection();
        connection.start();
        session = connection.createSession(way.transacted(), Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(session.createQueue(queue));
    }

    void send(long number) throws Exception {
        Message message = sample.create(session, number);
        long start = System.nanoTime();
        if (way == Way.ASYNC) {
            window.acquire();
            producer.send(message, this);
        } else {
            producer.send(message);
        }
        if (way.transacted() && ++open >= way.batch) {
            commit();
        }
        blocked.recordValue(System.nanoTime() - start);
    }

    void finish() throws Exception {
        if (open > 0) {
            commit();
        }
        window.acquire(WINDOW);
        window.release(WINDOW);
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void commit() throws JMSException {
        session.commit();
        open = 0;
    }

    @Override
    public void onCompletion(Message message) {
        try {
            confirmed.recordValue(System.nanoTime() - message.getLongProperty("sentAt"));
        } catch (JMSException e) {
            failure.set(e);
        }
        window.release();
    }

    @Override
    public void onException(Message message, Exception exception) {
        failure.set(exception);
        window.release();
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
