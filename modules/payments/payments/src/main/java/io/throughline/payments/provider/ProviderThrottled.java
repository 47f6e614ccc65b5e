package io.throughline.payments.provider;

import java.time.Duration;

/** The provider did nothing, and asks for fewer calls. */
public class ProviderThrottled extends ProviderUnavailable {

    private static final long serialVersionUID = 1L;

    /**
     * @param retryAfter zero if the provider did not say
     */
    public ProviderThrottled(String message, Duration retryAfter) {
        super(message, retryAfter);
    }
}
