package io.throughline.topology;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** What one account does on the broker through JMS. */
record JmsAccount(String url, String name) {

    private static final long PATIENCE = 5_000;
    private static final long GLANCE = 300;

    void publish(String address, String type) {
        run(jms -> {
            try {
                var event = jms.createTextMessage("{}");
                event.setStringProperty("cloudEvents_type", type);
                jms.createProducer().send(jms.createTopic(address), event);
                return null;
            } catch (JMSException e) {
                throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
            }
        });
    }

    void send(String address) {
        run(jms -> jms.createProducer().send(jms.createQueue(address), "x"));
    }

    /** The type of the next event in the queue, or null. */
    String receive(String queue) {
        return receive(queue, "cloudEvents_type");
    }

    /** The address that the next message in the queue is a copy from, or null. */
    String receiveCopy(String queue) {
        return receive(queue, "_AMQ_ORIG_ADDRESS");
    }

    private String receive(String queue, String property) {
        return run(jms -> property(jms.createConsumer(jms.createQueue(queue)).receive(PATIENCE), property));
    }

    boolean findsNothingIn(String queue) {
        return run(jms -> jms.createConsumer(jms.createQueue(queue)).receive(GLANCE) == null);
    }

    void subscribe(String address) {
        run(jms -> jms.createConsumer(jms.createTopic(address)));
    }

    /** Takes the next message and gives it back, as a consumer does that fails. */
    int failToHandle(String queue) {
        return run(Session.SESSION_TRANSACTED, jms -> {
            var message = jms.createConsumer(jms.createQueue(queue)).receive(PATIENCE);
            jms.rollback();
            return deliveriesOf(message);
        });
    }

    private static int deliveriesOf(Message message) {
        try {
            return message.getIntProperty("JMSXDeliveryCount");
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private static String property(Message message, String property) {
        try {
            return message == null ? null : message.getStringProperty(property);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private <T> T run(Function<JMSContext, T> use) {
        return run(Session.AUTO_ACKNOWLEDGE, use);
    }

    private <T> T run(int sessionMode, Function<JMSContext, T> use) {
        try (var factory = new ActiveMQConnectionFactory(url);
                var context = factory.createContext(name, name, sessionMode)) {
            return use.apply(context);
        }
    }
}
