package io.throughline.notifications.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.notifications.MailService;
import io.throughline.notifications.Notice;
import io.throughline.webhooks.events.EndpointDisabled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(WebhookEventsConsumer.class)
public class RequestMailOnEndpointDisabled implements EventHandler<EndpointDisabled> {

    @Inject
    Inbox inbox;

    @Inject
    MailService mails;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(EndpointDisabled event, EventEnvelope envelope) {
        inbox.once(WebhookEventsConsumer.class, envelope, () -> {
            // who named nobody to write to sees it at the subscription
            if (event.contact() != null) {
                mails.notify(notice(event), envelope.id());
            }
        });
    }

    private static Notice notice(EndpointDisabled event) {
        return new Notice(
                UUID.fromString(event.subscriptionId()),
                event.contact(),
                event.language(),
                event.endpoint(),
                event.problem(),
                event.failingSince());
    }
}
