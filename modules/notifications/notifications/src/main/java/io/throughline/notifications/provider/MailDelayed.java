package io.throughline.notifications.provider;

import io.throughline.messaging.DependencyUnavailable;
import java.time.Duration;

/**
 * The mail is tried again. The message is for logs and traces; what the server wrote may name the customer, and is for the
 * books of mails only.
 */
public abstract class MailDelayed extends DependencyUnavailable {

    private static final long serialVersionUID = 1L;

    private final String words;

    protected MailDelayed(String message, String words, Throwable cause) {
        super(message, Duration.ZERO, cause);
        this.words = words;
    }

    /** Why, in the words of the server if it said any. */
    public String words() {
        return words;
    }
}
