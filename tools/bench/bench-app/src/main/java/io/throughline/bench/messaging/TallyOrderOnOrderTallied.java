package io.throughline.bench.messaging;

import io.throughline.bench.events.OrderTallied;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(SharedEventsConsumer.class)
public class TallyOrderOnOrderTallied implements EventHandler<OrderTallied> {

    @Inject
    private Inbox inbox;

    @Inject
    private Tally tally;

    @Inject
    private FailureSwitch failures;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(OrderTallied event, EventEnvelope envelope) {
        failures.strike();
        inbox.once(SharedEventsConsumer.class, envelope, () -> tally.add(event.account()));
    }
}
