package io.throughline.e2e;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** What one account can do on the broker. */
record BrokerAccount(String url, String name, String password) {

    private static final long PATIENCE_MILLIS = 5_000;

    /** Work that may fail as JMS does. */
    interface Use<T> {
        T with(JMSContext jms) throws JMSException;
    }

    <T> T run(Use<T> use) {
        try (var factory = new ActiveMQConnectionFactory(url);
                var jms = factory.createContext(name, password)) {
            return use.with(jms);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    void send(String queue, Use<Message> message) {
        run(jms -> jms.createProducer().send(jms.createQueue(queue), message.with(jms)));
    }

    /** Publishes an empty event. */
    void publish(String address) {
        run(jms -> jms.createProducer().send(jms.createTopic(address), jms.createMessage()));
    }

    void consume(String queue) {
        run(jms -> jms.createConsumer(jms.createQueue(queue)).receiveNoWait());
    }

    void subscribe(String address) {
        run(jms -> jms.createConsumer(jms.createTopic(address)).receiveNoWait());
    }

    /** The messages in a queue that a selector picks, which stay there. */
    List<Message> browse(String queue, String selector) {
        return run(jms -> {
            try (var browser = jms.createBrowser(jms.createQueue(queue), selector)) {
                var messages = new ArrayList<Message>();
                for (var found = browser.getEnumeration(); found.hasMoreElements(); ) {
                    messages.add((Message) found.nextElement());
                }
                return messages;
            }
        });
    }

    /** The names of all queues. */
    List<String> queues() {
        var names = new ArrayList<String>();
        for (var name : (Object[]) ask(ResourceNames.BROKER, "queueNames")) {
            names.add(String.valueOf(name));
        }
        return names;
    }

    /** How many messages are in the queue, those included that a consumer has not acknowledged yet. */
    long depth(String queue) {
        return ((Number) ask(ResourceNames.QUEUE + queue, "messageCount")).longValue();
    }

    /** Removes the messages that a selector picks from a queue; how many it were. */
    int remove(String queue, String selector) {
        return ((Number) tell(
                        question -> putOperation(question, ResourceNames.QUEUE + queue, "removeMessages", selector)))
                .intValue();
    }

    private static void putOperation(Message question, String resource, String operation, String argument)
            throws JMSException {
        JMSManagementHelper.putOperationInvocation(question, resource, operation, argument);
    }

    private Object ask(String resource, String attribute) {
        return tell(question -> JMSManagementHelper.putAttribute(question, resource, attribute));
    }

    private interface Question {
        void put(Message question) throws JMSException;
    }

    private Object tell(Question what) {
        return run(jms -> {
            var question = jms.createMessage();
            what.put(question);
            var answers = jms.createTemporaryQueue();
            question.setJMSReplyTo(answers);
            jms.createProducer().send(jms.createQueue("activemq.management"), question);
            return result(jms.createConsumer(answers).receive(PATIENCE_MILLIS));
        });
    }

    private static Object result(Message answer) throws JMSException {
        try {
            return JMSManagementHelper.getResult(answer);
        } catch (JMSException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the broker's answer cannot be read", e);
        }
    }
}
