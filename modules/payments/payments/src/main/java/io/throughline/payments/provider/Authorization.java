package io.throughline.payments.provider;

/**
 * What the provider says of an authorization.
 *
 * @param reference what the provider calls it; null if declined
 * @param reason why it was declined, machine-readable, or null
 */
public record Authorization(String reference, Status status, String reason) {

    /** What became of the amount. */
    public enum Status {
        AUTHORIZED,
        DECLINED,
        CAPTURED,
        VOIDED,
        REFUNDED
    }

    public static Authorization of(String reference, Status status) {
        return new Authorization(reference, status, null);
    }

    public static Authorization declined(String reason) {
        return new Authorization(null, Status.DECLINED, reason);
    }
}
