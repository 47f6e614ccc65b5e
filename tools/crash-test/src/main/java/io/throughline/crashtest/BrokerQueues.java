package io.throughline.crashtest;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** What lies in the queues of one environment. */
record BrokerQueues(String url, String account, String password, String environment) {

    private static final long PATIENCE_MILLIS = 5_000;

    /** A message yet to be sent. */
    interface Draft {
        Message in(JMSContext jms) throws JMSException;
    }

    /** @return whether the broker took it */
    boolean send(String queue, Draft draft) {
        try (var factory = new ActiveMQConnectionFactory(url);
                var jms = factory.createContext(account, password)) {
            jms.createProducer().send(jms.createQueue(queue), draft.in(jms));
            return true;
        } catch (JMSException | JMSRuntimeException e) {
            return false;
        }
    }

    /** Puts what lies there back to where it came from, as the broker's console does. @return how many */
    long retry(String queue) {
        try (var factory = new ActiveMQConnectionFactory(url);
                var jms = factory.createContext(account, password)) {
            Message order = jms.createMessage();
            JMSManagementHelper.putOperationInvocation(order, ResourceNames.QUEUE + queue, "retryMessages");
            return ((Number) answer(jms, order)).longValue();
        } catch (Exception e) {
            return 0;
        }
    }

    /** Messages by queue, those included that are not acknowledged; without the empty queues. */
    Map<String, Long> depths() {
        try (var factory = new ActiveMQConnectionFactory(url);
                var jms = factory.createContext(account, password)) {
            Map<String, Long> depths = new TreeMap<>();
            for (Object name : (Object[]) ask(jms, ResourceNames.BROKER, "queueNames")) {
                String queue = String.valueOf(name);
                if (queue.startsWith(environment + ".")) {
                    depths.put(queue, ((Number) ask(jms, ResourceNames.QUEUE + queue, "messageCount")).longValue());
                }
            }
            depths.values().removeIf(count -> count == 0);
            return depths;
        } catch (JMSException e) {
            throw new IllegalStateException("The broker cannot be asked: " + e.getMessage(), e);
        }
    }

    private static Object ask(JMSContext jms, String resource, String attribute) throws JMSException {
        Message question = jms.createMessage();
        JMSManagementHelper.putAttribute(question, resource, attribute);
        return answer(jms, question);
    }

    private static Object answer(JMSContext jms, Message question) throws JMSException {
        var answers = jms.createTemporaryQueue();
        question.setJMSReplyTo(answers);
        jms.createProducer().send(jms.createQueue("activemq.management"), question);
        try (var consumer = jms.createConsumer(answers)) {
            return JMSManagementHelper.getResult(consumer.receive(PATIENCE_MILLIS));
        } catch (JMSException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the broker's answer cannot be read", e);
        }
    }
}
