package io.throughline.notifications.campaign;

import io.throughline.messaging.Job;
import io.throughline.messaging.JobType;

/** One customer's mail of a campaign is to be sent. */
@JobType(name = "notifications.send-campaign-mail", queue = "campaigns")
public record SendCampaignMail(String mailId, String campaign) implements Job {

    @Override
    public String key() {
        return mailId;
    }
}
