package io.throughline.notifications.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.notifications.MailDetails;
import io.throughline.notifications.MailKind;
import io.throughline.notifications.MailService;
import io.throughline.payments.events.PaymentRefunded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(PaymentEventsConsumer.class)
public class RequestMailOnPaymentRefunded implements EventHandler<PaymentRefunded> {

    /** The other kind is a hold given up, which the customer never saw on an account. */
    private static final String REPAID = "refund";

    @Inject
    Inbox inbox;

    @Inject
    MailService mails;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(PaymentRefunded event, EventEnvelope envelope) {
        inbox.once(PaymentEventsConsumer.class, envelope, () -> {
            if (REPAID.equals(event.kind())) {
                mails.request(
                        UUID.fromString(event.orderId()),
                        MailKind.PAYMENT_REFUNDED,
                        MailDetails.refunded(event.amount(), event.currency()));
            }
        });
    }
}
