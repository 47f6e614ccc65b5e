package io.throughline.notifications.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.notifications.campaign.CampaignService;
import io.throughline.notifications.campaign.RequestCampaignMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(CampaignsConsumer.class)
public class RequestCampaignMailsOnRequest implements EventHandler<RequestCampaignMails> {

    @Inject
    Inbox inbox;

    @Inject
    CampaignService campaigns;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(RequestCampaignMails job, EventEnvelope envelope) {
        inbox.once(CampaignsConsumer.class, envelope, () -> campaigns.requestMails(job.campaign(), job.after()));
    }
}
