package io.throughline.bench.workload;

import io.throughline.bench.stack.BenchServer.Result;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.stack.BrokerAccess;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** A plain JMS consumer of the events address that notes when each event came. */
final class Receiver implements AutoCloseable {

    private static final String QUEUE = "bench-receiver";
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ConcurrentMap<Long, Long> received = new ConcurrentHashMap<>();
    private final BrokerAccess broker;
    private final Connection connection;

    Receiver(BenchStack stack) throws Exception {
        broker = stack.subscriber();
        broker.subscribe(QUEUE);
        connection = broker.connect();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(BrokerAccess.EVENTS + "::" + QUEUE))
                .setMessageListener(this::take);
        connection.start();
    }

    private void take(Message message) {
        long now = System.nanoTime();
        try {
            byte[] body = new byte[(int) ((BytesMessage) message).getBodyLength()];
            ((BytesMessage) message).readBytes(body);
            received.putIfAbsent(number(new String(body, StandardCharsets.UTF_8)), now);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(String json) {
        int begin = json.indexOf("\"number\":") + "\"number\":".length();
        int end = begin;
        while (Character.isDigit(json.charAt(end))) {
            end++;
        }
        return Long.parseLong(json.substring(begin, end));
    }

    /** Nanoseconds from each commit to its reception, when all have come. */
    Histogram latencies(Result load) {
        long end = System.nanoTime() + LIMIT_NANOS;
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < load.commits().size(); i++) {
            long number = load.first() + i;
            while (!received.containsKey(number)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("event " + number + " did not arrive");
                }
                LockSupport.parkNanos(1_000_000L);
            }
            histogram.recordValue(
                    Math.max(0, received.get(number) - load.commits().get(i)));
        }
        return histogram;
    }

    @Override
    public void close() throws Exception {
        connection.close();
        broker.unsubscribe(QUEUE);
    }
}
