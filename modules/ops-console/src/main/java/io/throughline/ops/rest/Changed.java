package io.throughline.ops.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many letters were changed. */
public record Changed(
        int changed,

        @Schema(description = "whether more match, so that the request may be repeated")
        boolean more) {}
