package io.throughline.notifications.messaging;

import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.notifications.MailService;
import io.throughline.notifications.PostOffice;
import io.throughline.notifications.SendMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(EmailConsumer.class)
public class SendMailOnRequest implements EventHandler<SendMail> {

    @Inject
    Inbox inbox;

    @Inject
    MailService mails;

    @Inject
    PostOffice postOffice;

    @Override
    @Retry(
            maxRetries = 3,
            delay = 50,
            jitter = 40,
            maxDuration = 10_000,
            abortOn = {PermanentFailure.class, DependencyUnavailable.class})
    public void on(SendMail job, EventEnvelope envelope) {
        var mailId = UUID.fromString(job.mailId());
        inbox.once(
                EmailConsumer.class,
                envelope,
                () -> mails.attempt(mailId),
                letter -> letter.map(postOffice::post),
                answer -> answer.ifPresent(given -> mails.settle(mailId, given)));
    }
}
