package io.throughline.notifications.provider.smtp;

import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.OutgoingCalls;
import io.throughline.messaging.OutgoingCalls.Attempt;
import io.throughline.notifications.Sender;
import io.throughline.notifications.provider.MailServer;
import io.throughline.notifications.provider.MailServerAway;
import io.throughline.notifications.provider.OutgoingMail;
import io.throughline.notifications.provider.Posting;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * A mail server over SMTP. A server that was away four times in a row is left alone for five seconds, so that none of
 * the sessions hangs on it.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class SmtpMailServer implements MailServer {

    private static final Duration KEPT = Duration.ofSeconds(5);

    @Inject
    SmtpSettings settings;

    @Inject
    Sender sender;

    @Inject
    Pace pace;

    @Inject
    OutgoingCalls calls;

    @Resource(lookup = "concurrent/throughline")
    ScheduledExecutorService executor;

    private Session session;
    private SmtpConnections connections;

    @PostConstruct
    void prepare() {
        session = settings.session();
        connections = new SmtpConnections(session, executor, KEPT);
    }

    @PreDestroy
    void close() {
        connections.close();
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 1.0,
            delay = 5,
            delayUnit = ChronoUnit.SECONDS,
            failOn = MailServerAway.class)
    public Posting send(OutgoingMail mail) {
        InternetAddress recipient;
        try {
            recipient = recipient(mail.to());
        } catch (AddressException e) {
            return Posting.refused("the customer's address is none: " + e.getMessage());
        }
        pace.await();
        var call = OutgoingCall.mail(mail.template()).attempt(mail.attempt());
        return calls.make(call, attempt -> send(mail, recipient, attempt));
    }

    private Posting send(OutgoingMail mail, InternetAddress recipient, Attempt attempt) {
        try {
            connections.send(MimeMail.of(session, mail, sender.address(), recipient));
            attempt.answered("250");
            return Posting.ACCEPTED;
        } catch (MessagingException e) {
            var failure = SmtpFailure.of(e);
            failure.code().ifPresent(attempt::answered);
            return failure.decide();
        }
    }

    /** One address and nothing beside it: what comes from a customer must not become a second one, or a header. */
    private static InternetAddress recipient(String address) throws AddressException {
        if (address.codePoints().anyMatch(Character::isISOControl)) {
            throw new AddressException("it contains a control character");
        }
        var recipient = new InternetAddress();
        recipient.setAddress(address);
        recipient.validate();
        if (recipient.isGroup()) {
            throw new AddressException("it is a group of addresses");
        }
        return recipient;
    }
}
