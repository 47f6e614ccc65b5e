package io.throughline.notifications;

import java.util.Locale;

/** What a mail tells the customer. */
public enum MailKind {
    ORDER_RECEIVED,
    ORDER_CONFIRMED,
    SHIPMENT_DISPATCHED,
    ORDER_CANCELLED,
    ORDER_COMPLETED,
    PAYMENT_REFUNDED;

    /** Whether it lists what was ordered. */
    boolean listsLines() {
        return this == ORDER_RECEIVED;
    }

    /** As texts and message ids spell it, for example {@code order-received}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
