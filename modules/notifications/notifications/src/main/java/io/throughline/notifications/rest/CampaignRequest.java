package io.throughline.notifications.rest;

import io.throughline.notifications.campaign.CampaignText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a campaign is to say. */
public record CampaignRequest(
        @Schema(required = true) String subject,

        @Schema(required = true, description = "plain text; lines are kept")
        String text,

        @Schema(description = "BCP 47; English if none") String language) {

    CampaignText said() {
        return new CampaignText(subject, text, language);
    }
}
