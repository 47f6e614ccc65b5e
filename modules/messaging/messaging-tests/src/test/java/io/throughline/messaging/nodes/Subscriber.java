package io.throughline.messaging.nodes;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A stranger who listens to the events, without the runtime: what it has received, the broker had. */
final class Subscriber implements AutoCloseable {

    private record Received(String key, String event) {}

    private final ActiveMQConnectionFactory factory;
    private final JMSContext jms;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();

    Subscriber(String url, String account, String password) {
        factory = new ActiveMQConnectionFactory(url);
        jms = factory.createContext(account, password);
        jms.createConsumer(jms.createTopic(TestbedNodes.EVENTS)).setMessageListener(this::note);
    }

    private void note(Message message) {
        try {
            received.add(new Received(
                    message.getStringProperty("cloudEvents_partitionkey"),
                    message.getStringProperty("cloudEvents_id")));
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    /** The ids of the events of a key, as they came. */
    List<String> events(String key) {
        return received.stream()
                .filter(event -> key.equals(event.key()))
                .map(Received::event)
                .toList();
    }

    @Override
    public void close() {
        jms.close();
        factory.close();
    }
}
