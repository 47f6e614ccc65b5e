package io.throughline.webhooks;

/** What was asked for does not go with the state that the subscription is in. */
public class StateConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    private StateConflict(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    static StateConflict alreadyEnabled() {
        return new StateConflict("already_enabled", "The subscription is enabled.");
    }

    static StateConflict notEnabled(SubscriptionState state) {
        return new StateConflict(
                "not_enabled", "The subscription is " + state + ": nothing is sent before it is enabled.");
    }

    static StateConflict tooManySecrets(int most) {
        return new StateConflict(
                "too_many_secrets",
                "Requests are signed with " + most + " earlier secrets already. End their overlap first.");
    }

    /** For programs. */
    public String reason() {
        return reason;
    }
}
