package io.throughline.webhooks;

import io.throughline.messaging.AnyEvent;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Queues an event for whoever subscribed to it. */
@ApplicationScoped
public class WebhookIntake {

    @Inject
    Inbox inbox;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    Dispatcher dispatcher;

    @Inject
    WebhookClock clock;

    /** An internal event is for nobody outside: it is handled, and nothing is queued. */
    public void take(Class<? extends EventConsumer> consumer, AnyEvent event, EventEnvelope envelope) {
        var queued = new AtomicInteger();
        inbox.once(consumer, envelope, () -> queued.set(queue(event, envelope)));
        if (queued.get() > 0) {
            dispatcher.wake();
        }
    }

    private int queue(AnyEvent event, EventEnvelope envelope) {
        return event.isPublic() ? deliveries.queue(envelope, WebhookBody.of(event, envelope), clock.now()) : 0;
    }
}
