package io.throughline.payments;

import static io.throughline.payments.provider.Authorization.Status.AUTHORIZED;
import static io.throughline.payments.provider.Authorization.Status.CAPTURED;

import io.throughline.payments.provider.BookEntry;
import java.util.Optional;

/** How what a provider says relates to what we know of the order's payment; the table is in {@code docs/reconciliation.md}. */
enum Relation {
    /** There is nothing to do. */
    AGREES,
    /** The payment was there, and went on. */
    BEHIND,
    /** We asked for it, and have not heard of it. */
    ASKED,
    /** We never asked for it. */
    UNASKED,
    /** Money for an order that will not be paid. */
    UNWANTED,
    /** Money beside that of the order's payment. */
    SECOND,
    /** Money for an order without payment. */
    UNKNOWN,
    /** The state is right, the amount is not. */
    OTHER_AMOUNT;

    static Relation of(Optional<Payment> known, String provider, BookEntry entry) {
        if (known.isEmpty()) {
            return entry.holdsMoney() ? UNKNOWN : AGREES;
        }
        var payment = known.get();
        if (payment.isThatOf(provider, entry)) {
            return own(payment, entry);
        }
        return entry.holdsMoney() ? beside(payment) : AGREES;
    }

    private static Relation beside(Payment payment) {
        return payment.state().isFinal() ? UNWANTED : SECOND;
    }

    private static Relation own(Payment payment, BookEntry entry) {
        var relation =
                switch (payment.state()) {
                    case REQUESTED -> toRequested(payment, entry);
                    case AUTHORIZED -> toAuthorized(payment, entry);
                    case CAPTURED -> toCaptured(payment, entry);
                    case CAPTURE_REFUSED -> toRefused(payment, entry);
                    case DECLINED, CANCELLED -> entry.holdsMoney() ? UNWANTED : AGREES;
                    case VOIDED -> toVoided(entry);
                    case REFUNDED -> entry.holdsMoney() ? BEHIND : AGREES;
                };
        boolean countsOnAmount = relation == AGREES || relation == ASKED;
        return countsOnAmount && entry.holdsMoney() && !payment.isForAmountOf(entry) ? OTHER_AMOUNT : relation;
    }

    private static Relation toRequested(Payment payment, BookEntry entry) {
        return switch (entry.status()) {
            case AUTHORIZED, DECLINED -> asked(payment, Operation.AUTHORIZE);
            case VOIDED -> asked(payment, Operation.VOID);
            case CAPTURED, REFUNDED -> UNASKED;
        };
    }

    private static Relation toAuthorized(Payment payment, BookEntry entry) {
        return switch (entry.status()) {
            case AUTHORIZED -> AGREES;
            case CAPTURED -> asked(payment, Operation.CAPTURE);
            case VOIDED -> asked(payment, Operation.VOID);
            case REFUNDED -> asked(payment, Operation.REFUND);
            case DECLINED -> UNASKED;
        };
    }

    private static Relation toCaptured(Payment payment, BookEntry entry) {
        return switch (entry.status()) {
            case AUTHORIZED -> BEHIND;
            case CAPTURED -> AGREES;
            case REFUNDED -> asked(payment, Operation.REFUND);
            case VOIDED, DECLINED -> UNASKED;
        };
    }

    /** That nothing is held any more is what the refusal said. */
    private static Relation toRefused(Payment payment, BookEntry entry) {
        return switch (entry.status()) {
            case AUTHORIZED, DECLINED -> AGREES;
            case CAPTURED -> ASKED;
            case VOIDED -> payment.hasAsked(Operation.VOID) ? ASKED : AGREES;
            case REFUNDED -> payment.hasAsked(Operation.REFUND) ? ASKED : AGREES;
        };
    }

    private static Relation toVoided(BookEntry entry) {
        if (entry.status() == AUTHORIZED) {
            return BEHIND;
        }
        return entry.status() == CAPTURED ? UNWANTED : AGREES;
    }

    private static Relation asked(Payment payment, Operation operation) {
        return payment.hasAsked(operation) ? ASKED : UNASKED;
    }
}
