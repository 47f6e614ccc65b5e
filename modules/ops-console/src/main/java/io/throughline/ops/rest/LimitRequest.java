package io.throughline.ops.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of a consumer may run, and why. */
public record LimitRequest(
        @Schema(
                required = true,
                nullable = true,
                minimum = "1",
                description = "of each node; null for as many as declared")
        Integer sessions,

        @Schema(required = true, maxLength = 1000) String reason) {}
