package io.throughline.notifications.provider;

/** Takes mails; called without a transaction. */
public interface MailServer {

    /**
     * Gives the mail to the server. If the outcome is not known it may be there all the same; it is repeated under the
     * same message id.
     *
     * @throws MailServerAway if the server takes no mail at present
     * @throws MailPostponed if it does not take this one at present
     */
    Posting send(OutgoingMail mail);
}
