package io.throughline.messaging.internal.wire;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonFormat;
import io.throughline.messaging.ContractViolation;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads CloudEvents in binary mode, with the {@code cloudEvents_} or the {@code cloudEvents:} prefix, and in
 * structured mode (JSON), as a {@code BytesMessage} or a {@code TextMessage}.
 */
public final class MessageDecoder {

    /** Bytes; a longer body is no event and is not even read. */
    public static final int LONGEST_BODY = 16 << 20;

    private static final String ALTERNATIVE_PREFIX = "cloudEvents:";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final JsonFormat JSON = new JsonFormat();

    private MessageDecoder() {}

    /**
     * @throws ContractViolation saying exactly what is wrong with the message
     */
    public static IncomingEvent decode(Message message) throws JMSException {
        var body = body(message);
        var contentType = message.getStringProperty(MessageEncoder.CONTENT_TYPE);
        if (contentType != null && contentType.startsWith(STRUCTURED)) {
            return structured(body);
        }
        return new IncomingEvent(EnvelopeAttributes.envelope(attributes(message)), body, LogPosition.of(message));
    }

    private static byte[] body(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            refuseTooLong(bytes.getBodyLength(), "bytes");
            var body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.reset();
            bytes.readBytes(body);
            return body;
        }
        if (message instanceof TextMessage text && text.getText() != null) {
            refuseTooLong(text.getText().length(), "characters");
            return text.getText().getBytes(StandardCharsets.UTF_8);
        }
        throw new ContractViolation("the body is no JSON: a BytesMessage or TextMessage is expected, not "
                + message.getClass().getSimpleName());
    }

    private static void refuseTooLong(long length, String of) {
        if (length > LONGEST_BODY) {
            throw new ContractViolation("the body has " + length + " " + of + " and is longer than " + LONGEST_BODY);
        }
    }

    private static IncomingEvent structured(byte[] body) {
        CloudEvent event;
        try {
            event = JSON.deserialize(body);
        } catch (EventDeserializationException e) {
            throw new ContractViolation("the structured CloudEvent cannot be read", e);
        }
        if (event == null || event.getData() == null) {
            throw new ContractViolation("the structured CloudEvent has no data");
        }
        var attributes = new HashMap<String, String>();
        event.getAttributeNames().forEach(name -> attributes.put(name, String.valueOf(event.getAttribute(name))));
        event.getExtensionNames().forEach(name -> attributes.put(name, String.valueOf(event.getExtension(name))));
        attributes.values().removeIf("null"::equals);
        return new IncomingEvent(
                EnvelopeAttributes.envelope(attributes), event.getData().toBytes(), null);
    }

    /** The name of an attribute as we spell it: the colon of the AMQP binding is no part of a JMS name. */
    public static String jmsName(String property) {
        return property.startsWith(ALTERNATIVE_PREFIX)
                ? MessageEncoder.PREFIX + property.substring(ALTERNATIVE_PREFIX.length())
                : property;
    }

    private static Map<String, String> attributes(Message message) throws JMSException {
        var attributes = new HashMap<String, String>();
        for (var names = message.getPropertyNames(); names.hasMoreElements(); ) {
            var name = String.valueOf(names.nextElement());
            if (name.startsWith(MessageEncoder.PREFIX) || name.startsWith(ALTERNATIVE_PREFIX)) {
                attributes.put(name.substring(MessageEncoder.PREFIX.length()), message.getStringProperty(name));
            }
        }
        attributes.values().removeAll(Collections.singleton(null));
        return attributes;
    }
}
