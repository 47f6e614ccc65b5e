package io.throughline.bench.workload;

import io.throughline.bench.report.Report;
import io.throughline.bench.stack.BenchStack;
import io.throughline.bench.stack.BrokerAccess;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.messaging.internal.wire.MessageEncoder;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "consume", description = "Messages per second through MDB, inbox and a one-update handler.")
public final class Consume extends Workload {

    private static final String UNIT = "messages/s";
    private static final String REFERENCE = "empty handler, no inbox";
    private static final String SINGLE = "inbox and one update, a transaction each";
    private static final String SHARED = "inbox and one update, shared transactions";
    private static final int BATCH = 500;

    private enum Consumer {
        REFERENCE("dev.bench.reference-events", "reference.order-ignored"),
        SINGLE("dev.bench.orders-events", "orders.order-counted"),
        SHARED("dev.bench.shared-events", "shared.order-tallied");

        private final String queue;
        private final String type;

        Consumer(String queue, String type) {
            this.queue = queue;
            this.type = type;
        }
    }

    @Option(names = "--messages", defaultValue = "30000", description = "Messages of a run (${DEFAULT-VALUE}).")
    int messages;

    @Option(
            names = "--warm-ups",
            defaultValue = "3",
            description =
                    "Runs before the first that counts; a third of Liberty's processor time compiles in one (${DEFAULT-VALUE}).")
    int warmUps;

    @Override
    void measure(BenchStack stack, Report report) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            for (Consumer consumer : Consumer.values()) {
                run(stack, consumer);
            }
        }
        for (int i = 0; i < repetitions; i++) {
            report.add(REFERENCE, UNIT, run(stack, Consumer.REFERENCE));
            report.add(SINGLE, UNIT, run(stack, Consumer.SINGLE));
            report.add(SHARED, UNIT, run(stack, Consumer.SHARED));
        }
        report.atLeast(0.5, SHARED, REFERENCE);
    }

    /** The queue is filled while it is paused, so that only the consumers set the pace. */
    private double run(BenchStack stack, Consumer consumer) throws Exception {
        QueueSwitch dispatch = new QueueSwitch(stack.administrator(), consumer.queue);
        dispatch.pause();
        fill(stack.application(), consumer);
        dispatch.resume();
        return Progress.emptying(stack.administrator(), consumer.queue, messages)
                .middleRate();
    }

    private void fill(BrokerAccess broker, Consumer consumer) throws JMSException {
        try (Connection connection = broker.connect()) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            var producer = session.createProducer(session.createQueue(consumer.queue));
            for (int i = 1; i <= messages; i++) {
                byte[] data = Sample.data(Sample.account(i), i).getBytes(StandardCharsets.UTF_8);
                producer.send(MessageEncoder.encode(session, envelope(consumer, i), data));
                if (i % BATCH == 0 || i == messages) {
                    session.commit();
                }
            }
        }
    }

    private static EventEnvelope envelope(Consumer consumer, int number) {
        var id = EventIds.next();
        return new EventEnvelope(
                id,
                consumer.type,
                1,
                "/dev/bench",
                Sample.account(number),
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
