package io.throughline.inventory.rest;

import io.throughline.inventory.restock.RestockLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came in. */
public record RestockRequest(
        @Schema(required = true, description = "up to 20,000, one for each article")
        List<RestockLine> lines) {}
