package io.throughline.messaging.replay;

/** A replay that cannot do what it was asked for; the message says why. */
public class ReplayRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReplayRefused(String message) {
        super(message);
    }
}
