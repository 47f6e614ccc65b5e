package io.throughline.notifications.campaign;

import io.throughline.notifications.MailState;
import io.throughline.notifications.provider.Posting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One customer's mail of a campaign. */
@Entity
@Table(name = "campaign_mail")
class CampaignMail {

    private static final int MAX_REASON = 500;

    @Id
    @Column(name = "mail_id")
    private UUID id;

    private String campaign;

    private long number;

    private String recipient;

    @Enumerated(EnumType.STRING)
    private MailState state;

    private int attempts;

    private String reason;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected CampaignMail() {}

    UUID id() {
        return id;
    }

    String campaign() {
        return campaign;
    }

    long number() {
        return number;
    }

    String recipient() {
        return recipient;
    }

    MailState state() {
        return state;
    }

    int nextAttempt() {
        return attempts + 1;
    }

    boolean isOpen() {
        return state == MailState.REQUESTED;
    }

    void request(Instant now) {
        become(MailState.REQUESTED, null, now);
    }

    void postpone(String why) {
        attempts++;
        reason = shortened(why);
    }

    void settle(Posting answer, Instant now) {
        attempts++;
        if (answer.accepted()) {
            become(MailState.SENT, null, now);
        } else {
            become(MailState.REFUSED, shortened(answer.refusal()), now);
        }
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
