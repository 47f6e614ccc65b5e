package io.throughline.notifications.messaging;

import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.notifications.campaign.CampaignPost;
import io.throughline.notifications.campaign.CampaignService;
import io.throughline.notifications.campaign.SendCampaignMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(CampaignsConsumer.class)
public class SendCampaignMailOnRequest implements EventHandler<SendCampaignMail> {

    @Inject
    Inbox inbox;

    @Inject
    CampaignService campaigns;

    @Inject
    CampaignPost post;

    @Override
    @Retry(
            maxRetries = 3,
            delay = 50,
            jitter = 40,
            maxDuration = 10_000,
            abortOn = {PermanentFailure.class, DependencyUnavailable.class})
    public void on(SendCampaignMail job, EventEnvelope envelope) {
        var mailId = UUID.fromString(job.mailId());
        inbox.once(
                CampaignsConsumer.class,
                envelope,
                () -> campaigns.attempt(mailId),
                letter -> letter.map(post::post),
                answer -> answer.ifPresent(given -> campaigns.settle(mailId, given)));
    }
}
