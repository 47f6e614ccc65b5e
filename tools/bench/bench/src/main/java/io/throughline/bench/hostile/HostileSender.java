package io.throughline.bench.hostile;

import io.throughline.bench.Console;
import io.throughline.bench.stack.BrokerAccess;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends hostile messages to all queues in turn, evenly. */
public record HostileSender(BrokerAccess broker, List<String> queues, HostileMessages messages) {

    private static final int AT_A_TIME = 20;

    /** @param perSecond of all queues together; 0 for as many as the broker takes */
    public void send(int toEachQueue, int perSecond) throws JMSException {
        long total = (long) toEachQueue * queues.size();
        long began = System.nanoTime();
        long told = began;
        try (Connection connection = broker.connect();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            Queue[] targets = new Queue[queues.size()];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = session.createQueue(queues.get(i));
            }
            MessageProducer producer = session.createProducer(null);
            for (long sent = 0; sent < total; sent++) {
                int queue = (int) (sent % targets.length);
                producer.send(targets[queue], messages.next(session, queues.get(queue), (int) (sent / targets.length)));
                if (sent % AT_A_TIME == 0 || sent == total - 1) {
                    session.commit();
                    await(began, sent, perSecond);
                }
                if (System.nanoTime() - told > TimeUnit.SECONDS.toNanos(10)) {
                    told = System.nanoTime();
                    Console.line("  %,d of %,d hostile messages sent", sent, total);
                }
            }
        }
    }

    private static void await(long began, long sent, int perSecond) {
        if (perSecond > 0) {
            long due = began + sent * TimeUnit.SECONDS.toNanos(1) / perSecond;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        }
    }
}
