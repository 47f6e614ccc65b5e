package io.throughline.notifications.provider;

/** The mail server does not take this mail at present, for instance because the mailbox is full; others it may take. */
public class MailPostponed extends MailDelayed {

    private static final long serialVersionUID = 1L;

    /** @param words what the server said */
    public MailPostponed(String message, String words) {
        super(message, words, null);
    }
}
