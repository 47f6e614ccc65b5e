package io.throughline.sandbox.payment;

/** How far an authorization has come. The reason is that of a decline, else null. */
public record Standing(Status status, String reason, long captured, long refunded) {

    static Standing granted() {
        return new Standing(Status.AUTHORIZED, null, 0, 0);
    }

    static Standing declined(String reason) {
        return new Standing(Status.DECLINED, reason, 0, 0);
    }

    long refundable() {
        return captured - refunded;
    }
}
