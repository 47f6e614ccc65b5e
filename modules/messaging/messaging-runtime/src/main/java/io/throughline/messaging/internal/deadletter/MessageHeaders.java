package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.internal.wire.MessageDecoder;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.Map;
import java.util.TreeMap;

/** The properties of a message, to keep them and to give them to another one. */
final class MessageHeaders {

    private static final String JMS_TYPE = "JMSType";
    private static final String CORRELATION = "JMSCorrelationID";

    private MessageHeaders() {}

    /** Those that the sender set: not the broker's own, and not what the runtime says of the failure. */
    static Map<String, Object> of(Message message) throws JMSException {
        var headers = new TreeMap<String, Object>();
        for (var names = message.getPropertyNames(); names.hasMoreElements(); ) {
            var name = String.valueOf(names.nextElement());
            if (!FailureProperties.ownedByTheBroker(name) && !FailureProperties.ofFailure(name)) {
                headers.put(FailureProperties.storable(name), value(message.getObjectProperty(name)));
            }
        }
        headers.put(JMS_TYPE, FailureProperties.storable(message.getJMSType()));
        headers.put(CORRELATION, FailureProperties.storable(message.getJMSCorrelationID()));
        headers.values().removeIf(value -> value == null);
        return headers;
    }

    private static Object value(Object property) {
        return property instanceof String ? FailureProperties.storable(property) : property;
    }

    static void write(Map<String, Object> headers, Message message) throws JMSException {
        for (var header : headers.entrySet()) {
            switch (header.getKey()) {
                case JMS_TYPE -> message.setJMSType(String.valueOf(header.getValue()));
                case CORRELATION -> message.setJMSCorrelationID(String.valueOf(header.getValue()));
                default -> set(message, MessageDecoder.jmsName(header.getKey()), header.getValue());
            }
        }
    }

    /** Other protocols allow names that JMS refuses: their values are kept under names of ours. */
    static void set(Message message, String name, Object value) throws JMSException {
        try {
            message.setObjectProperty(name, value);
        } catch (JMSRuntimeException | IllegalArgumentException | ClassCastException e) {
            message.setObjectProperty("foreign_" + name.replaceAll("\\W", "_"), value);
        }
    }
}
