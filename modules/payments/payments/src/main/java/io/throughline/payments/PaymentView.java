package io.throughline.payments;

import java.time.Instant;
import java.util.List;

/**
 * A payment as others may see it.
 *
 * @param amount minor units; null if the order was cancelled before it was known
 * @param currency ISO 4217
 * @param provider the adapter that talks to its provider
 * @param reason why it is in this state, machine-readable, or null
 */
public record PaymentView(
        String paymentId,
        String orderId,
        String status,
        Long amount,
        String currency,
        String provider,
        String reason,
        List<Step> history) {

    /** One state the payment was in. */
    public record Step(String status, Instant at, String reason) {}
}
