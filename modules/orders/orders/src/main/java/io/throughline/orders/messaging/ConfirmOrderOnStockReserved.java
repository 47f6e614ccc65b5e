package io.throughline.orders.messaging;

import io.throughline.inventory.events.StockReserved;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.OrderProcess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The order's stock is set aside; confirmed if it is paid as well. */
@ApplicationScoped
@Handles(InventoryEventsConsumer.class)
public class ConfirmOrderOnStockReserved implements EventHandler<StockReserved> {

    @Inject
    Inbox inbox;

    @Inject
    OrderProcess process;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(StockReserved event, EventEnvelope envelope) {
        var orderId = UUID.fromString(event.orderId());
        inbox.once(InventoryEventsConsumer.class, envelope, () -> process.stockReserved(orderId));
    }
}
