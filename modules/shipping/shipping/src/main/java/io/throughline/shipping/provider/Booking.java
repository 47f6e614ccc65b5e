package io.throughline.shipping.provider;

/**
 * What a carrier says of a shipment.
 *
 * @param reference what the carrier calls it; null if refused
 * @param trackingCode what the customer follows it by; null if refused
 * @param reason why it was refused, machine-readable, or null
 */
public record Booking(String reference, String trackingCode, Status status, String reason) {

    /** Where the shipment is. */
    public enum Status {
        BOOKED,
        /** The carrier will not carry it. */
        REFUSED,
        /** It was booked, and will not be fetched. */
        CANCELLED,
        /** The carrier has it, or has delivered it: it cannot be stopped. */
        DISPATCHED
    }

    public static Booking of(String reference, String trackingCode, Status status) {
        return new Booking(reference, trackingCode, status, null);
    }

    public static Booking refused(String reason) {
        return new Booking(null, null, Status.REFUSED, reason);
    }
}
