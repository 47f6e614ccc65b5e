package io.throughline.notifications;

import io.throughline.notifications.provider.MailDelayed;
import io.throughline.notifications.provider.MailServer;
import io.throughline.notifications.provider.MailServerAway;
import io.throughline.notifications.provider.OutgoingMail;
import io.throughline.notifications.provider.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Consumer;
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
        return send(writer.write(letter), why -> mails.postpone(letter.mailId(), why));
    }

    /**
     * @param noted is told why the attempt was in vain
     * @throws MailDelayed if it is to be tried again
     */
    public Posting post(Announcement announcement, Consumer<String> noted) {
        return send(writer.write(announcement), noted);
    }

    private Posting send(OutgoingMail mail, Consumer<String> noted) {
        try {
            return server.send(mail);
        } catch (CircuitBreakerOpenException e) {
            throw noted(noted, new MailServerAway("the mail server was away a moment ago and is left alone", e));
        } catch (MailDelayed e) {
            throw noted(noted, e);
        }
    }

    private static MailDelayed noted(Consumer<String> noted, MailDelayed failure) {
        noted.accept(failure.words());
        return failure;
    }
}
