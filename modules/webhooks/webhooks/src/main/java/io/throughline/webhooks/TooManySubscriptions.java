package io.throughline.webhooks;

/** The account has as many subscriptions as it may. */
public class TooManySubscriptions extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManySubscriptions(int most) {
        super("The account has " + most + " subscriptions, which is the most it may have. Delete one first.");
    }
}
