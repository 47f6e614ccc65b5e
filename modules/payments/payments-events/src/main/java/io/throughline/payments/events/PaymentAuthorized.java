package io.throughline.payments.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * The provider holds the order's amount for us; nothing has been charged yet.
 *
 * @param amount minor units
 * @param currency ISO 4217
 */
@EventType(name = "payments.payment-authorized", version = 1)
public record PaymentAuthorized(String paymentId, String orderId, long amount, String currency) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
