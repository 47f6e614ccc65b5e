package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.testbed.DirectMessage;
import io.throughline.testbed.Gate;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import javax.naming.InitialContext;
import org.junit.jupiter.api.Test;

/** A consumer joins, as those of a starting node do, while another has an event in hand. */
class JoiningConsumerIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.sharing-events";
    private static final String IN_HAND = "join-in-hand";
    private static final String LATER = "join-later";

    @Inject
    private TestbedState state;

    @Inject
    private Gate gate;

    // The broker pauses the queue until nothing is in hand, and here no further event tells it to go on.
    @Test
    void doesNotLeaveTheQueuePaused() throws Exception {
        gate.close(IN_HAND);
        send(IN_HAND);
        await().until(() -> gate.reached(IN_HAND));
        ConnectionFactory connections = InitialContext.doLookup("jms/throughline");
        try (var joining = connections.createContext()) {
            joining.createConsumer(joining.createQueue("dev." + CONSUMER), "nothing = 'is for it'");
            send(LATER);
            gate.open(IN_HAND);
            await().untilAsserted(() -> assertThat(state.steps(LATER)).containsExactly(1));
        }
    }

    private static void send(String probe) {
        DirectMessage.to(CONSUMER, "sharing.probe-joined", probe).send();
    }
}
