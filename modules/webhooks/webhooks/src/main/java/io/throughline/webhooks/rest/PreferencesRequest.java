package io.throughline.webhooks.rest;

import io.throughline.webhooks.Preferences;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the owner of a subscription prefers; what is left out is as usual. */
public record PreferencesRequest(
        @Schema(
                nullable = true,
                format = "email",
                maxLength = 254,
                description = "is written to when the endpoint is disabled")
        String contact,

        @Schema(nullable = true, maxLength = 35, description = "of the contact, BCP 47", examples = "de-AT")
        String language,

        @Schema(nullable = true, minimum = "0.01", maximum = "1000", description = "the most that the endpoint wants")
        Double requestsPerSecond) {

    Preferences preferences() {
        return new Preferences(contact, language, requestsPerSecond);
    }
}
