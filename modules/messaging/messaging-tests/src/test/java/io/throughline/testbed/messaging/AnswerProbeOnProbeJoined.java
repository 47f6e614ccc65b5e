package io.throughline.testbed.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.Outbox;
import io.throughline.testbed.Gate;
import io.throughline.testbed.Script;
import io.throughline.testbed.Steps;
import io.throughline.testbed.events.ProbeJoined;
import io.throughline.testbed.events.ProbeSent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
@Handles(SharingEventsConsumer.class)
public class AnswerProbeOnProbeJoined implements EventHandler<ProbeJoined> {

    @Inject
    private Inbox inbox;

    @Inject
    private Outbox outbox;

    @Inject
    private Steps steps;

    @Inject
    private Script script;

    @Inject
    private Gate gate;

    @Override
    public void on(ProbeJoined event, EventEnvelope envelope) {
        var step = new ProbeSent(event.probe(), event.step());
        inbox.once(SharingEventsConsumer.class, envelope, () -> {
            gate.pass(event.probe());
            steps.record(step, envelope);
            outbox.append(new ProbeSent(event.probe() + "-answer", event.step()));
            script.play("within the transaction", step);
        });
    }
}
