package io.throughline.payments.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.events.OrderPlaced;
import io.throughline.payments.PaymentProviders;
import io.throughline.payments.PaymentService;
import io.throughline.payments.provider.PaymentToken;
import io.throughline.payments.provider.ProviderNotAsked;
import io.throughline.payments.provider.ProviderThrottled;
import io.throughline.payments.provider.Purchase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(OrderEventsConsumer.class)
public class AuthorizePaymentOnOrderPlaced implements EventHandler<OrderPlaced> {

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
    public void on(OrderPlaced event, EventEnvelope envelope) {
        var purchase = new Purchase(UUID.fromString(event.orderId()), event.total(), event.currency());
        var token = new PaymentToken(event.paymentToken());
        inbox.once(
                OrderEventsConsumer.class,
                envelope,
                () -> payments.requestAuthorization(purchase, token, event.payBy()),
                providers::perform,
                answer -> payments.recordAuthorization(purchase.orderId(), answer));
    }
}
