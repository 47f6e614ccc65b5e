package io.throughline.notifications;

/**
 * What one kind of mail says beyond the facts of its order; null where it says nothing of it.
 *
 * @param cancellation reason code of a cancellation
 * @param refundAmount minor units
 */
public record MailDetails(
        String carrier, String trackingCode, String cancellation, Long refundAmount, String refundCurrency) {

    public static final MailDetails NONE = new MailDetails(null, null, null, null, null);

    public static MailDetails dispatched(String carrier, String trackingCode) {
        return new MailDetails(carrier, trackingCode, null, null, null);
    }

    public static MailDetails cancelled(String reason) {
        return new MailDetails(null, null, reason, null, null);
    }

    public static MailDetails refunded(long amount, String currency) {
        return new MailDetails(null, null, null, amount, currency);
    }
}
