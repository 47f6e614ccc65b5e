package io.throughline.notifications.campaign;

import io.throughline.messaging.Outbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.notifications.Announcement;
import io.throughline.notifications.MailState;
import io.throughline.notifications.Sender;
import io.throughline.notifications.provider.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Campaigns and what became of their mails. */
@ApplicationScoped
@Transactional
public class CampaignService {

    static final int PART = 200;
    private static final int LISTED = 100;

    @Inject
    Campaigns campaigns;

    @Inject
    Outbox outbox;

    @Inject
    Sender sender;

    Clock clock = Clock.systemUTC();

    /**
     * Drafts a campaign, or changes what the draft says.
     *
     * @return whether there was none of the name
     * @throws CampaignConflict if it is no draft any more
     */
    public boolean draft(String name, CampaignText said, String by) {
        boolean created = campaigns.create(name, by);
        campaigns.locked(name).orElseThrow().say(said, clock.instant());
        return created;
    }

    /**
     * Adds recipients; each gets one mail, however often it is added.
     *
     * @return how many were new; nothing if there is no such campaign
     * @throws CampaignConflict if it is no draft any more
     */
    public Optional<Integer> addRecipients(String name, List<String> recipients) {
        return campaigns
                .locked(name)
                .map(campaign -> campaigns.add(name, campaign.number(recipients.size()), recipients));
    }

    /**
     * Starts sending; nothing if that was done before.
     *
     * @throws CampaignConflict if it has no recipients or was cancelled
     */
    public Optional<CampaignView> start(String name) {
        return campaigns.locked(name).map(campaign -> {
            if (campaign.start(clock.instant())) {
                outbox.append(new RequestCampaignMails(name, 0));
            }
            return view(campaign);
        });
    }

    /** Sends no further mail but those that are with the mail server at this moment. */
    public Optional<CampaignView> cancel(String name) {
        return campaigns.locked(name).map(campaign -> {
            campaign.cancel(clock.instant());
            return view(campaign);
        });
    }

    public Optional<CampaignView> find(String name) {
        return campaigns.find(name).map(this::view);
    }

    /** The newest hundred, without the counts of their mails. */
    public List<CampaignView> newest() {
        return campaigns.newest(LISTED).stream()
                .map(campaign -> campaign.view(null))
                .toList();
    }

    /** Asks for the mails behind a number, and behind them for the part that follows. */
    public void requestMails(String name, long after) {
        var campaign = campaigns.locked(name).orElseThrow(() -> new PermanentFailure("there is no campaign " + name));
        if (campaign.state() != CampaignState.STARTED) {
            return;
        }
        var part = campaigns.mails(name, after, PART);
        for (var mail : part) {
            mail.request(clock.instant());
            outbox.append(new SendCampaignMail(mail.id().toString(), name));
        }
        if (part.size() < PART) {
            campaign.allRequested(clock.instant());
        } else {
            outbox.append(new RequestCampaignMails(name, part.get(PART - 1).number()));
        }
    }

    /** Changes nothing. @return what to send, or nothing if it was settled before */
    public Optional<CampaignLetter> attempt(UUID mailId) {
        var mail = existing(mailId);
        if (!mail.isOpen()) {
            return Optional.empty();
        }
        var campaign = campaigns.find(mail.campaign()).orElseThrow();
        var said = campaign.said();
        var announcement = new Announcement(
                "<" + campaign.name() + "." + mail.number() + ".campaign@" + sender.domain() + ">",
                mail.nextAttempt(),
                mail.recipient(),
                new Announcement.Words(said.language(), said.subject(), said.text()));
        return Optional.of(new CampaignLetter(mailId, announcement, campaign.state() == CampaignState.CANCELLED));
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
        if (mail.isOpen()) {
            mail.settle(answer, clock.instant());
        }
    }

    private CampaignMail existing(UUID mailId) {
        return campaigns
                .mail(mailId)
                .orElseThrow(() -> new PermanentFailure("there is no mail " + mailId + " of a campaign"));
    }

    private CampaignView view(Campaign campaign) {
        var counts = campaigns.counts(campaign.name());
        return campaign.view(new CampaignView.MailCounts(
                counts.getOrDefault(MailState.WAITING, 0L),
                counts.getOrDefault(MailState.REQUESTED, 0L),
                counts.getOrDefault(MailState.SENT, 0L),
                counts.getOrDefault(MailState.REFUSED, 0L)));
    }
}
