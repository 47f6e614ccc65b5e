package io.throughline.notifications.provider;

import io.throughline.messaging.DependencyUnavailable;

/** The mail server does not take this mail at present, for instance because the mailbox is full; others it may take. */
public class MailPostponed extends DependencyUnavailable {

    private static final long serialVersionUID = 1L;

    public MailPostponed(String message, Throwable cause) {
        super(message, cause);
    }
}
