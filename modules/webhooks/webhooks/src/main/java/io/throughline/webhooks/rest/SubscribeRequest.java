package io.throughline.webhooks.rest;

import io.throughline.webhooks.Preferences;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is subscribed to, and where it is sent. */
public record SubscribeRequest(
        @Schema(required = true, format = "uri", maxLength = 2000, examples = "https://example.org/hooks")
        String url,

        @Schema(
                required = true,
                minItems = 1,
                maxItems = 50,
                description = "event types, <context>.* or *",
                examples = "[\"orders.*\", \"shipping.shipment-dispatched\"]")
        List<String> eventTypes,

        @Schema(nullable = true) PreferencesRequest preferences) {

    Preferences preferred() {
        return preferences == null ? Preferences.NONE : preferences.preferences();
    }
}
