package io.throughline.testbed.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.testbed.FileProbe;
import io.throughline.testbed.Gate;
import io.throughline.testbed.ProbeDeliveries;
import io.throughline.testbed.Script;
import io.throughline.testbed.Steps;
import io.throughline.testbed.events.ProbeSent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
@Handles(FilingConsumer.class)
public class FileProbeOnRequest implements EventHandler<FileProbe> {

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
    public void on(FileProbe job, EventEnvelope envelope) {
        var step = new ProbeSent(job.probe(), job.step());
        var outcome = inbox.once(FilingConsumer.class, envelope, () -> {
            gate.pass(job.probe() + "/" + job.step());
            steps.record(step, envelope);
            script.play("within the transaction", step);
        });
        deliveries.record(step, outcome);
    }
}
