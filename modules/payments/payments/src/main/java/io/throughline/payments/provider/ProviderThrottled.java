package io.throughline.payments.provider;

import java.time.Duration;

/** The provider did nothing, and asks for fewer calls. */
public class ProviderThrottled extends ProviderUnavailable {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public ProviderThrottled(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long the provider asks us to stay away; zero if it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
