package io.throughline.orders;

/** The account used the idempotency key before, for another request. */
public class IdempotencyKeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super("The Idempotency-Key was used before with another body; use a new key for a new order.");
    }
}
