package io.throughline.ops.rest;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which letters to give up, and why; ids or a filter. */
public record DiscardRequest(
        @Schema(maxItems = 1000) List<UUID> ids,

        @Schema(description = "of those that wait; needs the role admin")
        LetterFilterRequest filter,

        @Schema(required = true, maxLength = 1000) String reason) {}
