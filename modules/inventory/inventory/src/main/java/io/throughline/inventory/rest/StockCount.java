package io.throughline.inventory.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a stockkeeper counted; {@code schemas/requests/count-stock.schema.json} says what is accepted. */
@Schema(description = "What a stockkeeper counted")
public record StockCount(
        @Schema(
                description = "pieces in the warehouse, those reserved for orders included",
                required = true,
                minimum = "0",
                maximum = "1000000000000",
                examples = "100")
        long onHand) {}
