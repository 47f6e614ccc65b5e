package io.throughline.notifications.campaign;

import io.throughline.notifications.PostOffice;
import io.throughline.notifications.provider.MailDelayed;
import io.throughline.notifications.provider.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Gives a campaign's mail to the mail server, unless the campaign was cancelled. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class CampaignPost {

    @Inject
    PostOffice postOffice;

    @Inject
    CampaignService campaigns;

    /** @throws MailDelayed if it is to be tried again */
    public Posting post(CampaignLetter letter) {
        if (letter.cancelled()) {
            return Posting.refused("the campaign was cancelled");
        }
        return postOffice.post(letter.announcement(), words -> campaigns.postpone(letter.mailId(), words));
    }
}
