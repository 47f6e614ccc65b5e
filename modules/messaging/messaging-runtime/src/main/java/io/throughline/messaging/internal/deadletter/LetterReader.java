package io.throughline.messaging.internal.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.internal.contract.Json;
import io.throughline.messaging.internal.trace.TraceContexts;
import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.messaging.internal.wire.IncomingEvent;
import io.throughline.messaging.internal.wire.MessageDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a dead letter, whatever it is: nothing of it may be expected, for it is here because it was not as expected. */
@ApplicationScoped
class LetterReader {

    private static final String COPIED_FROM = "_AMQ_ORIG_ADDRESS";
    private static final String COPIED_MESSAGE = "_AMQ_ORIG_MESSAGE_ID";
    private static final String DLQ = ".dlq";
    private static final int LONGEST_TEXT = 200;

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    CollectedLetter read(Message message) throws JMSException {
        var attributes = attributes(message);
        var kind = kind(message);
        var body = body(message);
        var reason = FailureProperties.reason(message);
        var at = FailureProperties.failedAt(message);
        var occurrence = message.getJMSMessageID() + "/" + message.getObjectProperty(COPIED_MESSAGE);
        return new CollectedLetter(
                EventIds.next(),
                occurrence,
                consumer(message),
                FailureProperties.letter(message),
                identity(message, attributes, occurrence),
                at == null ? Instant.now() : at,
                attributes,
                reason,
                kind,
                json(message),
                body,
                length(message, body));
    }

    /** What the console sends has no id unless it is asked for one. */
    private static String identity(Message message, CollectedLetter.Attributes attributes, String occurrence)
            throws JMSException {
        if (attributes.eventId() != null) {
            return attributes.eventId().toString();
        }
        return message.getJMSMessageID() == null ? occurrence : message.getJMSMessageID();
    }

    private String consumer(Message message) throws JMSException {
        var address = String.valueOf(message.getStringProperty(COPIED_FROM));
        var name = address.startsWith(environment + ".") ? address.substring(environment.length() + 1) : address;
        return name.endsWith(DLQ) ? name.substring(0, name.length() - DLQ.length()) : name;
    }

    private static CollectedLetter.Attributes attributes(Message message) throws JMSException {
        try {
            return attributes(MessageDecoder.decode(message));
        } catch (ContractViolation | JMSException | JMSRuntimeException e) {
            return rawAttributes(message);
        }
    }

    private static CollectedLetter.Attributes attributes(IncomingEvent event) {
        var envelope = event.envelope();
        return new CollectedLetter.Attributes(
                envelope.id(),
                shortened(envelope.type()),
                envelope.key(),
                shortened(envelope.tenant()),
                envelope.sequence(),
                TraceContexts.traceId(envelope.traceparent()));
    }

    /** What the single properties say of an event that is none as a whole. */
    private static CollectedLetter.Attributes rawAttributes(Message message) throws JMSException {
        var type = text(message, "type");
        var key = text(message, "partitionkey");
        return new CollectedLetter.Attributes(uuid(text(message, "id")), type, key, text(message, "tenant"), 0, null);
    }

    private static String text(Message message, String attribute) throws JMSException {
        var value = message.getObjectProperty("cloudEvents_" + attribute);
        return value == null ? null : shortened(value.toString());
    }

    /** What is looked for must fit into an index. */
    private static String shortened(String text) {
        return text == null ? null : FailureProperties.cut(text, LONGEST_TEXT);
    }

    private static UUID uuid(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String kind(Message message) {
        if (message instanceof BytesMessage) {
            return "BYTES";
        }
        return message instanceof TextMessage ? "TEXT" : "OTHER";
    }

    /** In bytes, or the characters of a text, which are at least as many bytes. */
    private static long length(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            return bytes.getBodyLength();
        }
        return message instanceof TextMessage text && text.getText() != null
                ? text.getText().length()
                : 0;
    }

    private static byte[] body(Message message) throws JMSException {
        if (length(message) > MessageDecoder.LONGEST_BODY) {
            return null;
        }
        if (message instanceof BytesMessage bytes) {
            var body = new byte[(int) bytes.getBodyLength()];
            bytes.reset();
            bytes.readBytes(body);
            return body;
        }
        if (message instanceof TextMessage text && text.getText() != null) {
            return text.getText().getBytes(StandardCharsets.UTF_8);
        }
        return null;
    }

    private static long length(Message message, byte[] body) throws JMSException {
        return body == null ? length(message) : body.length;
    }

    private static String json(Message message) throws JMSException {
        try {
            return Json.MAPPER.writeValueAsString(MessageHeaders.of(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written as JSON", e);
        }
    }
}
