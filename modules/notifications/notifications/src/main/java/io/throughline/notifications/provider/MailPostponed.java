package io.throughline.notifications.provider;

/** The mail server does not take this mail at present, for instance because the mailbox is full; others it may take. */
public class MailPostponed extends MailDelayed {

    private static final long serialVersionUID = 1L;

    private final boolean recipientOnly;

    /**
     * @param words what the server said
     * @param recipientOnly whether it said so of the recipient, and not of the mail, which may be its own trouble
     */
    public MailPostponed(String message, String words, boolean recipientOnly) {
        super(message, words, null);
        this.recipientOnly = recipientOnly;
    }

    @Override
    public boolean isForThisEventOnly() {
        return recipientOnly;
    }
}
