package io.throughline.notifications;

import java.util.Locale;

/** What a mail tells the customer. */
public enum MailKind {
    ORDER_RECEIVED,
    ORDER_CONFIRMED,
    SHIPMENT_DISPATCHED,
    ORDER_CANCELLED,
    ORDER_COMPLETED,
    PAYMENT_REFUNDED,
    ENDPOINT_DISABLED;

    /** Whether it lists what was ordered. */
    boolean listsLines() {
        return this == ORDER_RECEIVED;
    }

    /** Whether it is about no order. */
    boolean isNotice() {
        return this == ENDPOINT_DISABLED;
    }

    /** As texts and message ids spell it, for example {@code order-received}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
