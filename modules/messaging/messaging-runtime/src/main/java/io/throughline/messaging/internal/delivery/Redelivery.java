package io.throughline.messaging.internal.delivery;

import jakarta.ejb.ApplicationException;

/**
 * Leaves {@code onMessage} so that the broker redelivers the message after the consumer's delay. Foreseen, so the
 * container neither logs it nor throws the bean away.
 */
@ApplicationException
public class Redelivery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Redelivery(String message, Throwable cause) {
        super(message, cause);
    }
}
