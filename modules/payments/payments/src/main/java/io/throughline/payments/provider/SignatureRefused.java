package io.throughline.payments.provider;

/** A webhook is not surely the provider's, or too old. */
public class SignatureRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignatureRefused(String message) {
        super(message);
    }
}
