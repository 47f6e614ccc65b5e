package io.throughline.messaging.internal.delivery;

/** Leaves {@code onMessage} so that the broker redelivers the message after the consumer's delay. */
public class Redelivery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Redelivery(String message, Throwable cause) {
        super(message, cause);
    }
}
