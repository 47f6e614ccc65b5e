package io.throughline.payments;

import io.throughline.payments.provider.BookEntry;
import java.util.Optional;

/** What was seen to differ between a provider's books and ours. */
record Difference(
        FindingKind kind,
        String provider,
        String reference,
        String orderReference,
        String ours,
        String theirs,
        long amount,
        String currency) {

    static Difference of(FindingKind kind, String provider, BookEntry entry, Optional<Payment> known) {
        return new Difference(
                kind,
                provider,
                entry.reference(),
                entry.orderReference(),
                known.map(payment -> payment.state().name()).orElse(Finding.NONE),
                entry.status().name(),
                entry.amount(),
                entry.currency());
    }

    /** The provider has nothing under the payment's key. */
    static Difference missing(Payment payment) {
        return new Difference(
                FindingKind.MISSING_AT_PROVIDER,
                payment.provider(),
                payment.reference(),
                payment.orderId().toString(),
                payment.state().name(),
                Finding.NONE,
                payment.amount(),
                payment.currency());
    }
}
