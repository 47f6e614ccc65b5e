package io.throughline.payments.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/**
 * What was authorized will not be charged: the provider refuses for good, for example because its hold has expired.
 *
 * @param reason machine-readable, for example {@code voided} or {@code illegal_transition}
 */
@EventType(name = "payments.payment-capture-refused", version = 1)
public record PaymentCaptureRefused(String paymentId, String orderId, String reason) implements Event {

    @Override
    public String key() {
        return orderId;
    }
}
