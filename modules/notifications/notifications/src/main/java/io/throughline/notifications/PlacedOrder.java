package io.throughline.notifications;

import java.util.List;
import java.util.UUID;

/**
 * What notifications keeps of an order.
 *
 * @param language BCP 47, or null
 * @param total minor units
 */
public record PlacedOrder(UUID orderId, String email, String language, String currency, long total, List<Line> lines) {

    /** @param unitPrice minor units */
    public record Line(String sku, int quantity, long unitPrice) {}

    public PlacedOrder {
        lines = List.copyOf(lines);
    }
}
