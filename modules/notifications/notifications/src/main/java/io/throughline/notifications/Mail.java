package io.throughline.notifications;

import static io.throughline.notifications.MailState.REFUSED;
import static io.throughline.notifications.MailState.REQUESTED;
import static io.throughline.notifications.MailState.SENT;
import static io.throughline.notifications.MailState.WAITING;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** One mail, from the event that asks for it until the mail server has decided. */
@Entity
@Table(name = "mail")
class Mail {

    private static final int MAX_REASON = 500;

    @Id
    @Column(name = "mail_id")
    private UUID id;

    @Column(name = "order_id")
    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private MailKind kind;

    @Enumerated(EnumType.STRING)
    private MailState state;

    @Column(name = "message_id")
    private String messageId;

    private int attempts;

    private String reason;

    private String carrier;

    @Column(name = "tracking_code")
    private String trackingCode;

    private String cancellation;

    @Column(name = "refund_amount")
    private Long refundAmount;

    @Column(name = "refund_currency")
    private String refundCurrency;

    @Embedded
    private NoticeFacts notice;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected Mail() {}

    /** @param domain what the message id ends in */
    Mail(UUID orderId, MailKind kind, MailDetails details, String domain, Instant now) {
        this(kind, "<" + orderId + "." + kind.code() + "@" + domain + ">", now);
        this.orderId = orderId;
        this.carrier = details.carrier();
        this.trackingCode = details.trackingCode();
        this.cancellation = details.cancellation();
        this.refundAmount = details.refundAmount();
        this.refundCurrency = details.refundCurrency();
    }

    /**
     * @param cause the event that it is about: a subscription may be disabled several times
     * @param domain what the message id ends in
     */
    Mail(Notice notice, UUID cause, String domain, Instant now) {
        this(
                MailKind.ENDPOINT_DISABLED,
                "<" + cause + "." + MailKind.ENDPOINT_DISABLED.code() + "@" + domain + ">",
                now);
        this.notice = new NoticeFacts(notice);
    }

    private Mail(MailKind kind, String messageId, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.kind = kind;
        this.state = WAITING;
        this.messageId = messageId;
        this.createdAt = now;
        this.changedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    MailKind kind() {
        return kind;
    }

    MailState state() {
        return state;
    }

    String messageId() {
        return messageId;
    }

    MailDetails details() {
        return new MailDetails(carrier, trackingCode, cancellation, refundAmount, refundCurrency);
    }

    /** Null in a mail about an order. */
    Notice notice() {
        return notice == null ? null : notice.notice();
    }

    SendMail job() {
        return notice == null ? SendMail.ofOrder(id, orderId) : SendMail.ofNotice(id, notice().subscriptionId());
    }

    boolean isOpen() {
        return state == REQUESTED;
    }

    void request(Instant now) {
        become(REQUESTED, null, now);
    }

    /** The number of the attempt that comes, from 1. Attempts count once it is known what became of them. */
    int nextAttempt() {
        return attempts + 1;
    }

    void postpone(String why) {
        attempts++;
        reason = shortened(why);
    }

    void sent(Instant now) {
        attempts++;
        become(SENT, null, now);
    }

    void refuse(String why, Instant now) {
        attempts++;
        become(REFUSED, shortened(why), now);
    }

    MailView view(OrderFacts facts) {
        return view(orderId.toString(), null, facts.email(), facts.language());
    }

    MailView viewOfNotice() {
        var facts = notice();
        return view(null, facts.subscriptionId().toString(), facts.email(), facts.language());
    }

    private MailView view(String order, String subscription, String to, String language) {
        return new MailView(
                id.toString(),
                order,
                subscription,
                kind.name(),
                state.name(),
                to,
                language,
                messageId,
                attempts,
                reason,
                createdAt,
                changedAt);
    }

    private void become(MailState next, String why, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("mail " + id + " is " + state + " and cannot become " + next);
        }
        state = next;
        reason = why;
        changedAt = now;
    }

    private static String shortened(String why) {
        var storable = why.replace('\0', '?');
        return storable.substring(0, Math.min(storable.length(), MAX_REASON));
    }
}
