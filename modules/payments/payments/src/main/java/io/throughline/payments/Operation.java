package io.throughline.payments;

import java.util.Locale;
import java.util.UUID;

/** What a provider is asked to do; each is done at most once for a payment. */
enum Operation {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND;

    /** The same for ever, so that a repetition can be told from a second wish. */
    String idempotencyKeyOf(UUID paymentId) {
        return paymentId + "-" + name().toLowerCase(Locale.ROOT);
    }
}
