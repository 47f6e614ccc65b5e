package io.throughline.webhooks.messaging;

import io.throughline.messaging.AnyEvent;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.PermanentFailure;
import io.throughline.webhooks.WebhookIntake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(ShippingEventsConsumer.class)
public class QueueWebhooksOnShippingEvent implements EventHandler<AnyEvent> {

    @Inject
    WebhookIntake intake;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(AnyEvent event, EventEnvelope envelope) {
        intake.take(ShippingEventsConsumer.class, event, envelope);
    }
}
