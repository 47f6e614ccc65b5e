package io.throughline.notifications.campaign;

import java.time.Instant;

/**
 * A campaign as its sender sees it.
 *
 * @param mails how many there are in each state; null in a list
 */
public record CampaignView(
        String name,
        String subject,
        CampaignState state,
        String createdBy,
        Instant createdAt,
        Instant changedAt,
        MailCounts mails) {

    /**
     * Mails by what became of them.
     *
     * @param waiting not yet asked for; of a cancelled campaign: never sent
     * @param requested on their way
     * @param refused never sent, by the mail server's decision or because the campaign was cancelled first
     */
    public record MailCounts(long waiting, long requested, long sent, long refused) {}
}
