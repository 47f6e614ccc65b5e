package io.throughline.payments.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * The customer has the money back: the hold was given up, or the charge was repaid.
 *
 * @param amount minor units
 * @param currency ISO 4217
 * @param kind {@code void} for a hold given up, {@code refund} for a charge repaid
 */
@EventType(name = "payments.payment-refunded", version = 1)
public record PaymentRefunded(String paymentId, String orderId, long amount, String currency, String kind)
        implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
