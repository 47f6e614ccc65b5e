package io.throughline.ops.rest;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which letters are to wait again, and why. */
public record RestoreRequest(
        @Schema(required = true, maxItems = 1000) List<UUID> ids,

        @Schema(required = true, maxLength = 1000) String reason) {}
