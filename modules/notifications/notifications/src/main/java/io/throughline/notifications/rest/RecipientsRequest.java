package io.throughline.notifications.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a campaign is to reach. */
public record RecipientsRequest(
        @Schema(required = true, description = "up to 10,000 e-mail addresses")
        List<String> recipients) {}
