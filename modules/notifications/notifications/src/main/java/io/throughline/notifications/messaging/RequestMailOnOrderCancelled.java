package io.throughline.notifications.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.notifications.MailDetails;
import io.throughline.notifications.MailKind;
import io.throughline.notifications.MailService;
import io.throughline.orders.events.OrderCancelled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(OrderEventsConsumer.class)
public class RequestMailOnOrderCancelled implements EventHandler<OrderCancelled> {

    @Inject
    Inbox inbox;

    @Inject
    MailService mails;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(OrderCancelled event, EventEnvelope envelope) {
        var orderId = UUID.fromString(event.orderId());
        inbox.once(
                OrderEventsConsumer.class,
                envelope,
                () -> mails.request(orderId, MailKind.ORDER_CANCELLED, MailDetails.cancelled(event.reason())));
    }
}
