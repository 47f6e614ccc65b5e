package io.throughline.orders;

import java.util.Locale;

/** Why an order was cancelled. */
public enum CancellationReason {
    PAYMENT_DECLINED,
    OUT_OF_STOCK,
    PAYMENT_TIMEOUT,
    /** Authorized, but the provider refused to charge it. */
    CAPTURE_REFUSED,
    /** Paid, but inventory never answered. */
    STOCK_TIMEOUT,
    /** The carrier refused it. */
    SHIPMENT_REJECTED,
    /** Confirmed, but never dispatched. */
    SHIPMENT_TIMEOUT,
    CANCELLED_BY_CUSTOMER;

    /** The published name, for example {@code out_of_stock}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
