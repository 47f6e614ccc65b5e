package io.throughline.orders.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.OrderProcess;
import io.throughline.payments.events.PaymentCaptureRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The order cannot be charged. */
@ApplicationScoped
@Handles(PaymentEventsConsumer.class)
public class StopOrderOnPaymentCaptureRefused implements EventHandler<PaymentCaptureRefused> {

    @Inject
    Inbox inbox;

    @Inject
    OrderProcess process;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(PaymentCaptureRefused event, EventEnvelope envelope) {
        var orderId = UUID.fromString(event.orderId());
        inbox.once(PaymentEventsConsumer.class, envelope, () -> process.captureRefused(orderId));
    }
}
