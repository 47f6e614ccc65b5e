package io.throughline.inventory.messaging;

import io.throughline.inventory.StockService;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.shipping.events.ShipmentDispatched;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(ShippingEventsConsumer.class)
public class ShipStockOnShipmentDispatched implements EventHandler<ShipmentDispatched> {

    @Inject
    Inbox inbox;

    @Inject
    StockService stock;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(ShipmentDispatched event, EventEnvelope envelope) {
        inbox.once(ShippingEventsConsumer.class, envelope, () -> stock.ship(UUID.fromString(event.orderId())));
    }
}
