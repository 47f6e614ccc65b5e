package io.throughline.bench.hostile;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies that hold no event of any consumer. */
final class HostileBodies {

    private static final int TOO_LONG = (16 << 20) + 1;
    private static final int DEEP = 20_000;
    private static final int NOISE = 2_000;

    private static final List<String> WRONG = List.of(
            "{}",
            "[]",
            "null",
            "true",
            "\"text\"",
            "1e999",
            "{\"orderId\":{\"$ne\":null}}",
            "{\"orderId\":\"\",\"total\":-1}",
            "{\"orderId\":[1,2,3],\"reason\":7}");
    private static final List<String> NO_JSON = List.of(
            "",
            " ",
            "{",
            "{\"a\":",
            "{'a':1}",
            "<order/>",
            "NaN",
            "{\"a\":\"\\x\"}",
            "\uFEFF{",
            "\0",
            "{\"a\":0123}",
            "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA");
    private static final List<String> NO_CLOUD_EVENT = List.of(
            "null",
            "{}",
            "[]",
            "{\"specversion\":\"1.0\"}",
            "{\"specversion\":\"7\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"x\",\"data\":{}}",
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\":\",\"type\":\"x\",\"time\":\"noon\",\"data\":{}}",
            "{\"specversion\":\"1.0\",\"id\":1,\"source\":\"/x\",\"type\":\"x\",\"data_base64\":\"%%%\"}");

    private final Random random;

    HostileBodies(Random random) {
        this.random = random;
    }

    /** JSON that breaks every contract. */
    Message wrong(Session session) throws JMSException {
        return text(session, any(WRONG));
    }

    Message noJson(Session session) throws JMSException {
        return text(session, any(NO_JSON));
    }

    /** As text or as bytes. */
    private Message text(Session session, String text) throws JMSException {
        return random.nextBoolean()
                ? session.createTextMessage(text)
                : bytes(session, text.getBytes(StandardCharsets.UTF_8));
    }

    Message noise(Session session) throws JMSException {
        byte[] noise = new byte[random.nextInt(NOISE)];
        random.nextBytes(noise);
        return bytes(session, noise);
    }

    Message brokenUtf8(Session session) throws JMSException {
        byte[] json = "{\"orderId\":\"????\"}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < json.length; i++) {
            json[i] = json[i] == '?' ? (byte) (0x80 + random.nextInt(0x40)) : json[i];
        }
        return bytes(session, json);
    }

    Message deep(Session session) throws JMSException {
        return text(session, (random.nextBoolean() ? "[" : "{\"a\":").repeat(DEEP));
    }

    Message gigantic(Session session) throws JMSException {
        return bytes(session, new byte[TOO_LONG + random.nextInt(1 << 20)]);
    }

    Message structured(Session session) throws JMSException {
        Message message = text(session, any(NO_CLOUD_EVENT));
        message.setStringProperty("JMS_AMQP_ContentType", "application/cloudevents+json; charset=utf-8");
        return message;
    }

    /** Of the kinds that JMS has beside bytes and text. */
    Message ofAnotherKind(Session session) throws JMSException {
        return switch (random.nextInt(5)) {
            case 0 -> session.createObjectMessage(new ArrayList<>(List.of("never read")));
            case 1 -> map(session);
            case 2 -> stream(session);
            case 3 -> session.createTextMessage();
            default -> session.createMessage();
        };
    }

    private static Message map(Session session) throws JMSException {
        var map = session.createMapMessage();
        map.setString("orderId", "42");
        map.setBytes("bytes", new byte[] {1});
        return map;
    }

    private static Message stream(Session session) throws JMSException {
        var stream = session.createStreamMessage();
        stream.writeInt(7);
        stream.writeString("seven");
        return stream;
    }

    private static Message bytes(Session session, byte[] content) throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes(content);
        return message;
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
