package io.throughline.sandbox;

import io.throughline.sandbox.courier.CourierLedger;
import io.throughline.sandbox.payment.Ledger;
import java.nio.file.Path;

/** The ledgers of one payment provider: what it did, and what it told of that. */
record PaymentBooks(Ledger ledger, CourierLedger notices) {
    static PaymentBooks open(String provider, Path payments, Path notices, Closing closing) {
        Ledger ledger = Ledger.open(provider, payments);
        closing.add(ledger::close);
        CourierLedger told = CourierLedger.open(provider, notices);
        closing.add(told::close);
        return new PaymentBooks(ledger, told);
    }
}
