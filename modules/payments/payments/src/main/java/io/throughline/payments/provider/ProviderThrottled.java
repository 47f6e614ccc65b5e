package io.throughline.payments.provider;

import java.time.Duration;

/** The provider did nothing, and asks for fewer calls; or it was not called, so that it need not. */
public class ProviderThrottled extends ProviderUnavailable {

    private static final long serialVersionUID = 1L;

    /**
     * @param retryAfter zero if nobody said
     */
    public ProviderThrottled(String message, Duration retryAfter) {
        super(message, retryAfter);
    }
}
