package io.throughline.notifications.provider;

import io.throughline.messaging.DependencyUnavailable;

/** The mail server cannot be reached, does not answer, or takes nothing from us at present. */
public class MailServerAway extends DependencyUnavailable {

    private static final long serialVersionUID = 1L;

    public MailServerAway(String message, Throwable cause) {
        super(message, cause);
    }
}
