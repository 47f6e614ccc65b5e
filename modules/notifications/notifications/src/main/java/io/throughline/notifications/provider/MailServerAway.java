package io.throughline.notifications.provider;

/** The mail server cannot be reached, does not answer, or takes nothing from us at present. */
public class MailServerAway extends MailDelayed {

    private static final long serialVersionUID = 1L;

    public MailServerAway(String message, Throwable cause) {
        super(message, message, cause);
    }

    /** @param words what the server said */
    public MailServerAway(String message, String words) {
        super(message, words, null);
    }
}
