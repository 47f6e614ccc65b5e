package io.throughline.webhooks.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscription goes on. */
public record EnabledSubscription(
        @Schema(description = "how many missed deliveries are sent from now on, at a pace of their own")
        int resending) {}
