package io.throughline.webhooks.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a subscription is to go on. */
public record EnableRequest(
        @Schema(
                required = true,
                description = "whether what has not reached the endpoint since it began to fail is sent")
        boolean resendMissed) {}
