package io.throughline.ops.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a consumer is paused or resumed. */
public record OrderRequest(
        @Schema(required = true, maxLength = 1000) String reason) {}
