package io.throughline.payments.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.payments.PaymentProviders;
import io.throughline.payments.PaymentService;
import io.throughline.payments.provider.ProviderNotAsked;
import io.throughline.payments.provider.ProviderThrottled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(OrderEventsConsumer.class)
public class ReversePaymentOnOrderCancelled implements EventHandler<OrderCancelled> {

    @Inject
    Inbox inbox;

    @Inject
    PaymentService payments;

    @Inject
    PaymentProviders providers;

    @Override
    @Retry(
            maxRetries = 3,
            delay = 50,
            jitter = 40,
            maxDuration = 2_000,
            abortOn = {PermanentFailure.class, ProviderThrottled.class, ProviderNotAsked.class})
    public void on(OrderCancelled event, EventEnvelope envelope) {
        var orderId = UUID.fromString(event.orderId());
        inbox.once(
                OrderEventsConsumer.class,
                envelope,
                () -> payments.requestReversal(orderId),
                providers::perform,
                answer -> payments.recordReversal(orderId, answer));
    }
}
