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

    /** For an event that is in no log. */
    public static BytesMessage encode(Session session, EventEnvelope envelope, byte[] data) throws JMSException {
        return encode(session, envelope, data, null);
    }

    /** @param position where the event stands in the log; null if that is unknown */
    public static BytesMessage encode(Session session, EventEnvelope envelope, byte[] data, LogPosition position)
            throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes(data);
        message.setStringProperty(CONTENT_TYPE, "application/json");
        message.setStringProperty("JMSXGroupID", envelope.key());
        for (var attribute : EnvelopeAttributes.of(envelope).entrySet()) {
            message.setStringProperty(PREFIX + attribute.getKey(), attribute.getValue());
        }
        if (position != null) {
            position.writeTo(message);
        }
        return message;
    }
}
