package io.throughline.payments.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * The held amount was charged.
 *
 * @param amount minor units
 * @param currency ISO 4217
 */
@EventType(name = "payments.payment-captured", version = 1)
public record PaymentCaptured(String paymentId, String orderId, long amount, String currency) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
