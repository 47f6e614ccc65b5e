package io.throughline.bench.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.UUID;

/** A 500-byte event with the properties of a CloudEvent. */
final class SampleMessage {

    private static final byte[] BODY = "x".repeat(500).getBytes();

    private final boolean duplicateId;

    SampleMessage(boolean duplicateId) {
        this.duplicateId = duplicateId;
    }

    BytesMessage create(Session session, long number) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(BODY);
        String id = UUID.randomUUID().toString();
        message.setStringProperty("cloudEvents_specversion", "1.0");
        message.setStringProperty("cloudEvents_id", id);
        message.setStringProperty("cloudEvents_type", "bench.order-placed");
        message.setStringProperty("cloudEvents_source", "/dev/bench");
        message.setStringProperty("cloudEvents_time", Instant.now().toString());
        message.setStringProperty("cloudEvents_datacontenttype", "application/json");
        message.setStringProperty("cloudEvents_dataschema", "urn:throughline:bench.order-placed:1");
        message.setStringProperty("cloudEvents_partitionkey", "key-" + number % 1000);
        message.setStringProperty("cloudEvents_sequence", String.format("%020d", number));
        message.setStringProperty("cloudEvents_correlationid", id);
        message.setStringProperty("cloudEvents_causationid", id);
        message.setStringProperty("cloudEvents_traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        message.setStringProperty("JMSXGroupID", "key-" + number % 1000);
        message.setStringProperty("JMS_AMQP_ContentType", "application/json");
        if (duplicateId) {
            message.setStringProperty("_AMQ_DUPL_ID", id);
        }
        message.setLongProperty("sentAt", System.nanoTime());
        return message;
    }
}
