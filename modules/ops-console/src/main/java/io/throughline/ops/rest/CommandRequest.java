package io.throughline.ops.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a replay is told. */
public record CommandRequest(
        @Schema(
                required = true,
                enumeration = {"start", "pause", "resume", "cancel"})
        String command,

        @Schema(maxLength = 1000) String reason) {}
