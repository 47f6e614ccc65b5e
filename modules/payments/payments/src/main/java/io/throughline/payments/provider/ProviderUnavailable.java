package io.throughline.payments.provider;

import io.throughline.messaging.DependencyUnavailable;
import java.time.Duration;

/** The provider gave no answer to build on; the call is repeated later under the same idempotency key. */
public class ProviderUnavailable extends DependencyUnavailable {

    private static final long serialVersionUID = 1L;

    public ProviderUnavailable(String message) {
        super(message, null);
    }

    public ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    ProviderUnavailable(String message, Duration retryAfter) {
        super(message, retryAfter, null);
    }
}
