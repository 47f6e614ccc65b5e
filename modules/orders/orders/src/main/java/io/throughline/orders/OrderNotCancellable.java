package io.throughline.orders;

/** The order has ended or gone too far to be cancelled on request. */
public class OrderNotCancellable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    OrderNotCancellable(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Machine-readable: {@code already_shipped}, {@code already_cancelled}. */
    public String reason() {
        return reason;
    }
}
