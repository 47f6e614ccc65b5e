package io.throughline.payments.provider;

/** The provider gave no answer to build on; the call is repeated later under the same idempotency key. */
public class ProviderUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProviderUnavailable(String message) {
        super(message);
    }

    public ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
