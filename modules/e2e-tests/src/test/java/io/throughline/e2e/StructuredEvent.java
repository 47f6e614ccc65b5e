package io.throughline.e2e;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;

/** An event as a stranger may send it: in structured mode, past the outbox. */
record StructuredEvent(String json) {

    static StructuredEvent cancelled(String orderId) {
        return new StructuredEvent("""
                {"specversion":"1.0","id":"%s","source":"/stranger","type":"orders.order-cancelled","time":"%s",
                 "dataschema":"urn:throughline:orders.order-cancelled:1","partitionkey":"%s",
                 "datacontenttype":"application/json","data":{"orderId":"%s","reason":"cancelled_by_customer"}}""".formatted(UuidCreator.getTimeOrderedEpoch(), Instant.now(), orderId, orderId));
    }

    Message message(JMSContext jms) throws JMSException {
        var message = jms.createTextMessage(json);
        message.setStringProperty("JMS_AMQP_ContentType", "application/cloudevents+json; charset=utf-8");
        return message;
    }
}
