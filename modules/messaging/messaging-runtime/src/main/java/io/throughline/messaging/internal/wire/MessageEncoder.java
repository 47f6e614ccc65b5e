package io.throughline.messaging.internal.wire;

import io.throughline.messaging.EventEnvelope;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

/**
 * Writes an event as a CloudEvents 1.0 message in binary mode, so that an AMQP 1.0 client reads a valid CloudEvent
 * (CloudEvents AMQP protocol binding 1.0.2, section 3.1).
 */
public final class MessageEncoder {

    static final String PREFIX = "cloudEvents_";
    static final String CONTENT_TYPE = "JMS_AMQP_ContentType";

    private MessageEncoder() {}

    public static BytesMessage encode(Session session, EventEnvelope envelope, byte[] data) throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes(data);
        message.setStringProperty(CONTENT_TYPE, "application/json");
        message.setStringProperty("JMSXGroupID", envelope.key());
        for (var attribute : EnvelopeAttributes.of(envelope).entrySet()) {
            message.setStringProperty(PREFIX + attribute.getKey(), attribute.getValue());
        }
        return message;
    }
}
