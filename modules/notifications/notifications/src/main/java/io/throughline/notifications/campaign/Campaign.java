package io.throughline.notifications.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A text for many customers. */
@Entity
@Table(name = "campaign")
class Campaign {

    @Id
    private String name;

    private String subject;

    private String text;

    private String language;

    @Enumerated(EnumType.STRING)
    private CampaignState state;

    @Column(name = "last_mail")
    private long lastMail;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Campaign() {}

    String name() {
        return name;
    }

    CampaignState state() {
        return state;
    }

    CampaignText said() {
        return new CampaignText(subject, text, language);
    }

    void say(CampaignText said, Instant now) {
        requireDraft();
        subject = said.subject();
        text = said.text();
        language = said.language() == null ? "en" : said.language();
        changedAt = now;
    }

    /** @return the number before the first of so many further mails */
    long number(int mails) {
        requireDraft();
        lastMail += mails;
        return lastMail - mails;
    }

    /** @return false if that was done before */
    boolean start(Instant now) {
        if (state == CampaignState.STARTED || state == CampaignState.ALL_REQUESTED) {
            return false;
        }
        if (lastMail == 0) {
            throw new CampaignConflict("no_recipients", "The campaign " + name + " has no recipients.");
        }
        become(CampaignState.STARTED, now);
        return true;
    }

    void allRequested(Instant now) {
        become(CampaignState.ALL_REQUESTED, now);
    }

    void cancel(Instant now) {
        if (state != CampaignState.CANCELLED) {
            become(CampaignState.CANCELLED, now);
        }
    }

    CampaignView view(CampaignView.MailCounts mails) {
        return new CampaignView(name, subject, state, createdBy, createdAt, changedAt, mails);
    }

    private void requireDraft() {
        if (state != CampaignState.DRAFT) {
            throw new CampaignConflict("not_a_draft", "The campaign " + name + " is " + state + " and stays as it is.");
        }
    }

    private void become(CampaignState next, Instant now) {
        if (!state.next().contains(next)) {
            throw new CampaignConflict(
                    "wrong_state", "The campaign " + name + " is " + state + " and cannot become " + next + ".");
        }
        state = next;
        changedAt = now;
    }
}
