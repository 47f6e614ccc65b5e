package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.failure.Causes;
import io.throughline.messaging.internal.failure.Failure;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a dead letter says of its failure. */
final class FailureProperties {

    private static final int MAX_REASON = 2_000;
    private static final int MAX_STACK = 8_000;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String CONSUMER = "throughline_consumer";
    private static final String EXCEPTION = "throughline_exception";
    private static final String REASON = "throughline_reason";
    private static final String FINGERPRINT = "throughline_fingerprint";
    private static final String FAILED_AT = "throughline_failedat";
    private static final String NODE = "throughline_node";
    private static final String STACK = "throughline_stack";
    /** Says which letter a message is; stays with it when it fails again. */
    static final String LETTER = "throughline_letter";

    /** Says which replay sent the message, which finds out by itself what becomes of it. */
    static final String REPLAY = "throughline_replay";

    private static final String ORIGINAL_ADDRESS = "_AMQ_ORIG_ADDRESS";
    private static final Set<String> ALL =
            Set.of(CONSUMER, EXCEPTION, REASON, FINGERPRINT, FAILED_AT, NODE, STACK, LETTER, REPLAY);

    private FailureProperties() {}

    static Map<String, String> of(ConsumerDefinition consumer, String address, String node, Throwable failure) {
        var root = Causes.root(failure);
        var known = Failure.of(failure);
        var properties = new LinkedHashMap<String, String>();
        properties.put(CONSUMER, consumer.name());
        properties.put(EXCEPTION, known.exception());
        properties.put(REASON, cut(String.valueOf(root.getMessage()), MAX_REASON));
        properties.put(FINGERPRINT, known.fingerprint());
        properties.put(FAILED_AT, Instant.now().toString());
        properties.put(NODE, node);
        if (CurrentDelivery.orNull() == null) {
            // what cannot be read was never an attempt, and its trace is nowhere else
            properties.put(STACK, cut(known.trace(), MAX_STACK));
        }
        // where the Artemis console's "retry" sends it back to
        properties.put(ORIGINAL_ADDRESS, address);
        properties.put("_AMQ_ORIG_QUEUE", address);
        return properties;
    }

    /** All null if the runtime has written none. */
    static CollectedLetter.Reason reason(Message message) throws JMSException {
        var exception = text(message, EXCEPTION);
        return new CollectedLetter.Reason(
                exception,
                exception == null ? null : cut(String.valueOf(text(message, REASON)), MAX_REASON),
                exception == null ? null : fingerprint(text(message, FINGERPRINT)),
                text(message, NODE),
                text(message, STACK));
    }

    private static String fingerprint(String text) {
        return text != null && text.matches("[0-9a-f]{16}") ? text : "0".repeat(16);
    }

    /** Null if it does not say, or cannot be right. */
    static Instant failedAt(Message message) throws JMSException {
        try {
            var text = text(message, FAILED_AT);
            var at = text == null ? Instant.MIN : Instant.parse(text);
            return at.isBefore(Instant.EPOCH) || at.isAfter(LATEST) ? null : at;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The letter that the message is a replay of; null if it is none. */
    static UUID letter(Message message) throws JMSException {
        try {
            var text = text(message, LETTER);
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Events come from the address of their context; only a dead letter comes from that of its own consumer. */
    static boolean isReturned(Message message, String address) throws JMSException {
        return !message.propertyExists(REPLAY)
                && (address.equals(message.getStringProperty(ORIGINAL_ADDRESS)) || message.propertyExists(LETTER));
    }

    static boolean ofFailure(String name) {
        return ALL.contains(name);
    }

    static boolean ownedByTheBroker(String name) {
        return name.startsWith("_AMQ_") || name.startsWith("__AMQ") || "JMSXDeliveryCount".equals(name);
    }

    /** As the database can hold it. */
    static String storable(Object value) {
        return value == null ? null : cut(value.toString(), Integer.MAX_VALUE);
    }

    private static String text(Message message, String name) throws JMSException {
        return storable(message.getObjectProperty(name));
    }

    /** Neither U+0000 nor half a surrogate pair can be stored. */
    static String cut(String text, int length) {
        var stored = new StringBuilder();
        text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
                .forEach(stored::appendCodePoint);
        return stored.length() <= length ? stored.toString() : cut(stored.substring(0, length), length);
    }
}
