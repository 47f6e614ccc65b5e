package io.throughline.testbed.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.testbed.Gate;
import io.throughline.testbed.ProbeDeliveries;
import io.throughline.testbed.Script;
import io.throughline.testbed.Steps;
import io.throughline.testbed.events.ProbeSent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(TestbedEventsConsumer.class)
public class RecordStepOnProbeSent implements EventHandler<ProbeSent> {

    /** Probes whose names begin so are handled without asking the inbox. */
    public static final String WITHOUT_INBOX = "without-inbox";

    @Inject
    private Inbox inbox;

    @Inject
    private Steps steps;

    @Inject
    private ProbeDeliveries deliveries;

    @Inject
    private Script script;

    @Inject
    private Gate gate;

    @Override
    @Retry(maxRetries = 1, delay = 20, jitter = 10, abortOn = PermanentFailure.class)
    public void on(ProbeSent event, EventEnvelope envelope) {
        gate.pass(event.probe());
        if (event.probe().startsWith(WITHOUT_INBOX)) {
            script.play("without the inbox", event);
            return;
        }
        var outcome = inbox.once(TestbedEventsConsumer.class, envelope, () -> {
            steps.record(event, envelope);
            script.play("within the transaction", event);
        });
        deliveries.record(event, outcome);
        script.play("after the commit", event);
    }
}
