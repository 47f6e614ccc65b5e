package io.throughline.shipping;

import java.util.Locale;
import java.util.UUID;

/** What a carrier is asked to do; each is done at most once for a shipment. */
enum Operation {
    BOOK,
    CANCEL;

    /** The same for ever, so that a repetition can be told from a second wish. */
    String idempotencyKeyOf(UUID shipmentId) {
        return shipmentId + "-" + name().toLowerCase(Locale.ROOT);
    }
}
