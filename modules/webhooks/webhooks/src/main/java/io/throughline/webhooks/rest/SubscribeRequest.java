package io.throughline.webhooks.rest;

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
        List<String> eventTypes) {}
