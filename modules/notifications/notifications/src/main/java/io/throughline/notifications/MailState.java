package io.throughline.notifications;

import java.util.Set;

/** The life of a mail; drawn in {@code docs/mail-states.md}. */
public enum MailState {
    /** The order itself was not heard of yet. */
    WAITING,
    /** To be sent; perhaps tried already. */
    REQUESTED,
    /** The mail server has it. Final. */
    SENT,
    /** The mail server will never take it. Final. */
    REFUSED;

    public Set<MailState> next() {
        return switch (this) {
            case WAITING -> Set.of(REQUESTED);
            case REQUESTED -> Set.of(SENT, REFUSED);
            case SENT, REFUSED -> Set.of();
        };
    }
}
