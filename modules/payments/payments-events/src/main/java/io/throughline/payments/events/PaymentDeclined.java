package io.throughline.payments.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * The order will not be paid: the provider said no, or it was too late to ask.
 *
 * @param reason machine-readable, for example {@code insufficient_funds} or {@code payment_expired}
 */
@EventType(name = "payments.payment-declined", version = 1)
public record PaymentDeclined(String paymentId, String orderId, String reason) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
