package io.throughline.notifications.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.notifications.MailService;
import io.throughline.notifications.PlacedOrder;
import io.throughline.orders.events.OrderPlaced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(OrderEventsConsumer.class)
public class RequestMailOnOrderPlaced implements EventHandler<OrderPlaced> {

    @Inject
    Inbox inbox;

    @Inject
    MailService mails;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(OrderPlaced event, EventEnvelope envelope) {
        inbox.once(OrderEventsConsumer.class, envelope, () -> mails.learn(order(event)));
    }

    private static PlacedOrder order(OrderPlaced event) {
        return new PlacedOrder(
                UUID.fromString(event.orderId()),
                event.customerEmail(),
                event.language(),
                event.currency(),
                event.total(),
                event.lines().stream()
                        .map(line -> new PlacedOrder.Line(line.sku(), line.quantity(), line.unitPrice()))
                        .toList());
    }
}
