package io.throughline.payments.provider;

/** A webhook is the provider's, but says nothing that we understand. */
public class UnreadableNotification extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableNotification(String message) {
        super(message);
    }
}
