package io.throughline.crashtest;

import io.throughline.crashtest.BrokerQueues.Draft;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Somebody at the broker, who puts messages into a consumer's queue by hand. */
final class Strangers {

    /** The property that tells whose they are. */
    static final String MARK = "stranger";

    /** How many different ones are sent at a time. */
    static final int KINDS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BrokerQueues queues;
    private final String mark;

    Strangers(BrokerQueues queues, String mark) {
        this.queues = queues;
        this.mark = mark;
    }

    /** Puts the copies of a consumer's dead letters back into its queue. @return how many */
    long retry(String consumer) {
        return queues.retry(queues.environment() + "." + consumer + ".dlq");
    }

    /** One without headers, one of an unknown type, one without JSON and one that is an object. */
    void send(String consumer, Random random) {
        List<Draft> drafts = List.of(
                jms -> jms.createTextMessage("{}"),
                jms -> withHeaders(jms.createTextMessage("{}"), "orders.order-forgotten", random),
                jms -> withHeaders(jms.createTextMessage("rubbish"), "orders.order-placed", random),
                jms -> withHeaders(jms.createObjectMessage("an object"), "orders.order-placed", random));
        String queue = queues.environment() + "." + consumer;
        for (Draft draft : drafts) {
            Pause.until(
                    PATIENCE,
                    () -> queues.send(queue, jms -> {
                        Message message = draft.in(jms);
                        message.setStringProperty(MARK, mark);
                        return message;
                    }));
        }
    }

    private Message withHeaders(Message message, String type, Random random) throws JMSException {
        message.setStringProperty("cloudEvents_specversion", "1.0");
        message.setStringProperty("cloudEvents_id", timeOrdered(random).toString());
        message.setStringProperty("cloudEvents_source", "/stranger");
        message.setStringProperty("cloudEvents_type", type);
        message.setStringProperty("cloudEvents_time", Instant.now().toString());
        message.setStringProperty("cloudEvents_dataschema", "urn:throughline:" + type + ":1");
        message.setStringProperty("cloudEvents_partitionkey", mark + "-" + random.nextInt(1_000_000));
        return message;
    }

    /** A UUID of version 7. */
    private static UUID timeOrdered(Random random) {
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }
}
