package io.throughline.notifications;

import io.throughline.messaging.Outbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.notifications.provider.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for mails and keeps what became of them. Events of other contexts may come before the order itself: their mails
 * wait for it. All who ask for mails of an order lock its facts first, so that none is asked for twice or overlooked.
 */
@ApplicationScoped
@Transactional
public class MailService {

    @Inject
    Mails mails;

    @Inject
    Outbox outbox;

    @Inject
    Sender sender;

    Clock clock = Clock.systemUTC();

    /** Asks for the first mail of the order, and then for those that waited for it. */
    public void learn(PlacedOrder order) {
        var facts = mails.locked(order.orderId());
        if (facts.known()) {
            return;
        }
        facts.learn(order);
        var waiting = mails.ofOrder(order.orderId());
        var first = mail(order.orderId(), MailKind.ORDER_RECEIVED, MailDetails.NONE);
        send(first);
        mails.add(first);
        waiting.forEach(this::send);
    }

    /** Asks for a mail, one of its kind for each order. */
    public void request(UUID orderId, MailKind kind, MailDetails details) {
        var facts = mails.locked(orderId);
        if (mails.ofOrder(orderId).stream().anyMatch(mail -> mail.kind() == kind)) {
            return;
        }
        var mail = mail(orderId, kind, details);
        if (facts.known()) {
            send(mail);
        }
        // only now: what changes afterwards is a second statement
        mails.add(mail);
    }

    /**
     * Asks for a mail that is about no order.
     *
     * @param cause id of the event that it is about
     */
    public void notify(Notice notice, UUID cause) {
        var mail = new Mail(notice, cause, sender.domain(), clock.instant());
        send(mail);
        mails.add(mail);
    }

    /** Changes nothing. @return what to send, or nothing if it was settled before */
    public Optional<Letter> attempt(UUID mailId) {
        var mail = existing(mailId);
        if (!mail.isOpen()) {
            return Optional.empty();
        }
        var order = mail.kind().isNotice()
                ? null
                : mails.facts(mail.orderId()).order(mail.kind().listsLines());
        return Optional.of(new Letter(
                mailId, mail.messageId(), mail.kind(), mail.nextAttempt(), order, mail.details(), mail.notice()));
    }

    /** The attempt led to nothing and will be repeated. */
    public void postpone(UUID mailId, String why) {
        var mail = existing(mailId);
        if (mail.isOpen()) {
            mail.postpone(why);
        }
    }

    public void settle(UUID mailId, Posting answer) {
        var mail = existing(mailId);
        if (!mail.isOpen()) {
            return;
        }
        if (answer.accepted()) {
            mail.sent(clock.instant());
        } else {
            mail.refuse(answer.refusal(), clock.instant());
        }
    }

    /** The mails of an order, oldest first. */
    public List<MailView> ofOrder(UUID orderId) {
        return mails.ofOrder(orderId).stream()
                .map(mail -> mail.view(mails.facts(orderId)))
                .toList();
    }

    /** The notices about a webhook subscription, oldest first. */
    public List<MailView> ofSubscription(UUID subscriptionId) {
        return mails.ofSubscription(subscriptionId).stream()
                .map(Mail::viewOfNotice)
                .toList();
    }

    private Mail mail(UUID orderId, MailKind kind, MailDetails details) {
        return new Mail(orderId, kind, details, sender.domain(), clock.instant());
    }

    private void send(Mail mail) {
        mail.request(clock.instant());
        outbox.append(mail.job());
    }

    private Mail existing(UUID mailId) {
        return mails.find(mailId).orElseThrow(() -> new PermanentFailure("there is no mail " + mailId));
    }
}
