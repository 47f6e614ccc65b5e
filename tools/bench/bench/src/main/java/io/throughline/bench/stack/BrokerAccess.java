package io.throughline.bench.stack;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The broker, with the rights of one account. */
public record BrokerAccess(String url, String user, String password) {

    /** The address the runtime publishes to. */
    public static final String EVENTS = "dev.bench.events";

    @SuppressWarnings("resource") // its connections live on it
    public Connection connect() throws JMSException {
        return new ActiveMQConnectionFactory(url).createConnection(user, password);
    }

    /** Work with the broker's own interface, which counts, makes and removes queues. */
    public <T> T inSession(Work<T> work) throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                var sessions = factory.getServerLocator().createSessionFactory();
                ClientSession session = sessions.createSession(user, password, false, true, true, false, 1)) {
            session.start();
            return work.with(session);
        }
    }

    /** An empty durable queue that gets a copy of every event. */
    public void subscribe(String queue) throws Exception {
        inSession(session -> {
            delete(session, queue);
            session.createQueue(QueueConfiguration.of(queue).setAddress(EVENTS).setRoutingType(RoutingType.MULTICAST));
            return null;
        });
    }

    public void unsubscribe(String queue) throws Exception {
        inSession(session -> {
            delete(session, queue);
            return null;
        });
    }

    private static void delete(ClientSession session, String queue) throws ActiveMQException {
        if (session.queueQuery(SimpleString.of(queue)).isExists()) {
            session.deleteQueue(SimpleString.of(queue));
        }
    }

    @FunctionalInterface
    public interface Work<T> {

        T with(ClientSession session) throws Exception;
    }
}
