package io.throughline.shipping.provider;

import java.time.Duration;

/** The carrier did nothing, and asks for fewer calls; or it was not called, so that it need not. */
public class CarrierThrottled extends CarrierUnavailable {

    private static final long serialVersionUID = 1L;

    /** @param retryAfter zero if nobody said */
    public CarrierThrottled(String message, Duration retryAfter) {
        super(message, retryAfter);
    }
}
