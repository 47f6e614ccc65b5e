package io.throughline.payments;

/** In what the books of a provider and ours differ; see {@code docs/reconciliation.md}. */
enum FindingKind {
    /** Money for an order without payment. */
    UNKNOWN_CHARGE,
    /** Another authorization than the payment's, for an order that is paid or being paid. */
    SECOND_CHARGE,
    /** Money for an order that was cancelled or declined. */
    UNWANTED_CHARGE,
    /** The provider did what we never asked for. */
    UNASKED_CHANGE,
    /** The provider did what we asked for, and we had not heard of it. */
    MISSED_ANSWER,
    /** What we hold for paid, the provider does not. */
    MISSING_AT_PROVIDER,
    /** Another amount or currency, or only a part. */
    AMOUNT_DIFFERS;

    /** Of a relation that is none of agreement. */
    static FindingKind of(Relation relation) {
        return switch (relation) {
            case UNKNOWN -> UNKNOWN_CHARGE;
            case SECOND -> SECOND_CHARGE;
            case UNWANTED -> UNWANTED_CHARGE;
            case UNASKED -> UNASKED_CHANGE;
            case ASKED -> MISSED_ANSWER;
            case BEHIND -> MISSING_AT_PROVIDER;
            case OTHER_AMOUNT -> AMOUNT_DIFFERS;
            case AGREES -> throw new IllegalArgumentException("agreement is no finding");
        };
    }
}
