package io.throughline.testbed;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A message of any kind, sent to an address of the environment as a stranger or an operator would. */
public final class RawMessage {

    /** Makes it. */
    @FunctionalInterface
    public interface Form {
        Message in(Session session) throws JMSException;
    }

    private RawMessage() {}

    /** @return what its property {@code mark} holds, to find it by */
    public static String send(String queue, Form form) {
        return send(queue, form, false);
    }

    /** As {@link #send}, without an id, as the broker's console does. */
    public static String sendWithoutId(String queue, Form form) {
        return send(queue, form, true);
    }

    private static String send(String queue, Form form, boolean withoutId) {
        var mark = UUID.randomUUID().toString();
        try (var connection = InitialContext.<ConnectionFactory>doLookup("jms/throughline")
                        .createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue("dev." + queue))) {
            producer.setDisableMessageID(withoutId);
            var message = form.in(session);
            message.setStringProperty("mark", mark);
            producer.send(message);
            return mark;
        } catch (JMSException | NamingException e) {
            throw new IllegalStateException(e);
        }
    }
}
