package io.throughline.bench.messaging;

import io.throughline.bench.events.OrderSequenced;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(SequenceEventsConsumer.class)
public class NoteSequenceOnOrderSequenced implements EventHandler<OrderSequenced> {

    @Inject
    private Inbox inbox;

    @Inject
    private SequenceNotes notes;

    @Inject
    private RandomFailures failures;

    @Override
    @Retry(
            maxRetries = 3,
            delay = 50,
            jitter = 40,
            abortOn = {PermanentFailure.class, RandomFailures.Obstinate.class})
    public void on(OrderSequenced event, EventEnvelope envelope) {
        failures.strike();
        inbox.once(SequenceEventsConsumer.class, envelope, () -> {
            notes.note(event.account(), envelope.sequence());
            failures.strike();
        });
    }
}
