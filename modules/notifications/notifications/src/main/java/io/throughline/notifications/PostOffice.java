package io.throughline.notifications;

import io.throughline.notifications.provider.MailDelayed;
import io.throughline.notifications.provider.MailServer;
import io.throughline.notifications.provider.MailServerAway;
import io.throughline.notifications.provider.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Writes a letter and gives it to the mail server; an attempt in vain is noted with its reason. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class PostOffice {

    @Inject
    MailWriter writer;

    @Inject
    MailServer server;

    @Inject
    MailService mails;

    /** @throws MailDelayed if it is to be tried again */
    public Posting post(Letter letter) {
        var mail = writer.write(letter);
        try {
            return server.send(mail);
        } catch (CircuitBreakerOpenException e) {
            throw noted(letter, new MailServerAway("the mail server was away a moment ago and is left alone", e));
        } catch (MailDelayed e) {
            throw noted(letter, e);
        }
    }

    private MailDelayed noted(Letter letter, MailDelayed failure) {
        mails.postpone(letter.mailId(), failure.words());
        return failure;
    }
}
