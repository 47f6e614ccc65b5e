package io.throughline.sandbox.courier;

/** What one provider tells its merchant; without a letter it cannot. */
public record Round(CourierLedger ledger, Courier courier, Letter letter) {
    void redirect(Notification other) {
        courier.redirect(other);
    }
}
