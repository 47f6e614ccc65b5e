package io.throughline.inventory.messaging;

import io.throughline.inventory.StockService;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.events.OrderCancelled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(OrderEventsConsumer.class)
public class ReleaseStockOnOrderCancelled implements EventHandler<OrderCancelled> {

    @Inject
    Inbox inbox;

    @Inject
    StockService stock;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(OrderCancelled event, EventEnvelope envelope) {
        inbox.once(OrderEventsConsumer.class, envelope, () -> stock.release(UUID.fromString(event.orderId())));
    }
}
