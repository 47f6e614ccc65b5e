package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.internal.inbox.DuplicateCount;
import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.messaging.internal.wire.MessageEncoder;
import io.throughline.testbed.TestbedState;
import io.throughline.testbed.messaging.TestbedEventsConsumer;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import javax.naming.InitialContext;
import org.junit.jupiter.api.Test;

class InboxIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.testbed-events";

    @Inject
    private TestbedState state;

    @Inject
    private DuplicateCount duplicates;

    @Inject
    private Inbox inbox;

    @Test
    void eventDeliveredThriceHasOneEffectAndTwoCountedDuplicates() throws Exception {
        long before = duplicates.of(CONSUMER);
        var envelope = envelope("inbox-thrice");
        deliver(envelope, "{\"probe\":\"inbox-thrice\",\"step\":1}", 3);
        await().untilAsserted(() -> assertThat(duplicates.of(CONSUMER)).isEqualTo(before + 2));
        assertThat(state.steps("inbox-thrice")).containsExactly(1);
    }

    @Test
    void effectThatFailsLeavesNoRecordSoThatTheNextDeliveryHasIt() throws Exception {
        state.script("inbox-fails", 1, "within the transaction", "fail", 2);
        deliver(envelope("inbox-fails"), "{\"probe\":\"inbox-fails\",\"step\":1}", 1);
        await().untilAsserted(() -> assertThat(state.steps("inbox-fails")).containsExactly(1));
    }

    @Test
    void inboxOutsideOfAHandlerIsRefused() {
        assertThatThrownBy(() -> inbox.once(TestbedEventsConsumer.class, envelope("inbox-outside"), () -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    private static EventEnvelope envelope(String key) {
        return new EventEnvelope(
                EventIds.next(),
                "testbed.probe-sent",
                1,
                "/dev/testbed",
                key,
                1,
                Instant.now(),
                null,
                "conversation",
                null,
                null,
                null,
                Map.of());
    }

    private static void deliver(EventEnvelope envelope, String json, int times) throws Exception {
        ConnectionFactory connections = InitialContext.doLookup("jms/throughline");
        try (var connection = connections.createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue("dev." + CONSUMER))) {
            for (int i = 0; i < times; i++) {
                producer.send(MessageEncoder.encode(session, envelope, json.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }
}
