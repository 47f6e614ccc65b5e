package io.throughline.notifications.campaign;

import io.throughline.messaging.Job;
import io.throughline.messaging.JobType;

/**
 * The next part of a campaign's mails is to be asked for. It stands in the queue behind the part before, so no more than
 * two parts are ever on their way, however many customers there are.
 *
 * @param after the number of the last mail that was asked for
 */
@JobType(name = "notifications.request-campaign-mails", queue = "campaigns")
public record RequestCampaignMails(String campaign, long after) implements Job {

    @Override
    public String key() {
        return campaign;
    }
}
