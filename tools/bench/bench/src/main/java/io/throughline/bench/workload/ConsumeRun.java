package io.throughline.bench.workload;

import io.throughline.bench.stack.BenchStack;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.messaging.internal.wire.MessageEncoder;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntFunction;

/** Messages that wait in a consumer's queue, and the rate at which it handles them. */
record ConsumeRun(BenchStack stack, int messages, IntFunction<String> accounts) {

    private static final int BATCH = 500;

    /** Of the accounts that there are. */
    ConsumeRun(BenchStack stack, int messages) {
        this(stack, messages, Sample::account);
    }

    enum Consumer {
        REFERENCE("dev.bench.reference-events", "reference.order-ignored"),
        SINGLE("dev.bench.orders-events", "orders.order-counted"),
        SHARED("dev.bench.shared-events", "shared.order-tallied");

        private final String queue;
        private final String type;

        /** As the runtime names it. */
        String id() {
            return queue.substring("dev.".length());
        }

        Consumer(String queue, String type) {
            this.queue = queue;
            this.type = type;
        }
    }

    /** The queue is filled while it is paused, so that only the consumers set the pace. */
    double rate(Consumer consumer) throws Exception {
        QueueSwitch dispatch = new QueueSwitch(stack.administrator(), consumer.queue);
        dispatch.pause();
        fill(consumer);
        dispatch.resume();
        return Progress.emptying(stack.administrator(), consumer.queue, messages)
                .middleRate();
    }

    /** Puts the messages into the consumer's queue. */
    void fill(Consumer consumer) throws JMSException {
        try (Connection connection = stack.application().connect()) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            var producer = session.createProducer(session.createQueue(consumer.queue));
            for (int i = 1; i <= messages; i++) {
                byte[] data = Sample.data(accounts.apply(i), i).getBytes(StandardCharsets.UTF_8);
                producer.send(MessageEncoder.encode(session, envelope(consumer, i), data));
                if (i % BATCH == 0 || i == messages) {
                    session.commit();
                }
            }
        }
    }

    private EventEnvelope envelope(Consumer consumer, int number) {
        var id = EventIds.next();
        return new EventEnvelope(
                id,
                consumer.type,
                1,
                "/dev/bench",
                accounts.apply(number),
                number,
                Instant.now(),
                null,
                id.toString(),
                null,
                null,
                null,
                Map.of());
    }
}
