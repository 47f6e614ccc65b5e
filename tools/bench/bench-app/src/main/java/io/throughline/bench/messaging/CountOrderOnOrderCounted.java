package io.throughline.bench.messaging;

import io.throughline.bench.events.OrderCounted;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(OrderEventsConsumer.class)
public class CountOrderOnOrderCounted implements EventHandler<OrderCounted> {

    @Inject
    private Inbox inbox;

    @Inject
    private Tally tally;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(OrderCounted event, EventEnvelope envelope) {
        inbox.once(OrderEventsConsumer.class, envelope, () -> tally.add(event.account()));
    }
}
