package io.throughline.testbed;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.deadletter.DeadLetterDetail;
import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.messaging.internal.wire.MessageEncoder;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The first step of a probe as a message to one consumer's queue, past the outbox; may be sent again. */
public record DirectMessage(String consumer, EventEnvelope envelope) {

    public static DirectMessage to(String consumer, String type, String probe) {
        var id = EventIds.next();
        return new DirectMessage(
                consumer,
                new EventEnvelope(
                        id,
                        type,
                        1,
                        "/dev/testbed",
                        probe,
                        1,
                        Instant.now(),
                        null,
                        "talk",
                        null,
                        null,
                        null,
                        Map.of()));
    }

    /** A dead letter goes back to its consumer, as the broker's console sends it. */
    public static void returned(String consumer, DeadLetterDetail letter) {
        RawMessage.send(consumer, session -> {
            var message = session.createBytesMessage();
            message.writeBytes(letter.body());
            for (var header : letter.headers().entrySet()) {
                message.setObjectProperty(header.getKey(), header.getValue());
            }
            message.setStringProperty("_AMQ_ORIG_ADDRESS", "dev." + consumer);
            return message;
        });
    }

    public void send() {
        var data = "{\"probe\":\"" + envelope.key() + "\",\"step\":1}";
        try (var connection = InitialContext.<ConnectionFactory>doLookup("jms/throughline")
                        .createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue("dev." + consumer))) {
            producer.send(MessageEncoder.encode(session, envelope, data.getBytes(StandardCharsets.UTF_8)));
        } catch (JMSException | NamingException e) {
            throw new IllegalStateException(e);
        }
    }
}
