package io.throughline.shipping.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.events.OrderCancellationRequested;
import io.throughline.shipping.Carriers;
import io.throughline.shipping.ShipmentService;
import io.throughline.shipping.provider.CarrierUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(OrderEventsConsumer.class)
public class StopShipmentOnOrderCancellationRequested implements EventHandler<OrderCancellationRequested> {

    @Inject
    Inbox inbox;

    @Inject
    ShipmentService shipments;

    @Inject
    Carriers carriers;

    /** While the carrier is away, the runtime waits better than a retry in place, which holds a session. */
    @Override
    @Retry(
            maxRetries = 3,
            delay = 50,
            jitter = 40,
            abortOn = {PermanentFailure.class, CarrierUnavailable.class})
    public void on(OrderCancellationRequested event, EventEnvelope envelope) {
        var orderId = UUID.fromString(event.orderId());
        inbox.once(
                OrderEventsConsumer.class,
                envelope,
                () -> shipments.requestStop(orderId),
                carriers::perform,
                answer -> shipments.recordStop(orderId, answer));
    }
}
