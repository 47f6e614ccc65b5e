package io.throughline.shipping.provider;

import io.throughline.messaging.DependencyUnavailable;
import java.time.Duration;

/** The carrier gave no answer to build on; the call is repeated later under the same idempotency key. */
public class CarrierUnavailable extends DependencyUnavailable {

    private static final long serialVersionUID = 1L;

    public CarrierUnavailable(String message) {
        this(message, Duration.ZERO);
    }

    public CarrierUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param retryAfter how long the carrier asks to be left alone, or zero */
    public CarrierUnavailable(String message, Duration retryAfter) {
        super(message, retryAfter, null);
    }
}
