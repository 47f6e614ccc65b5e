package io.throughline.orders.rest;

import io.throughline.orders.OrderSummary;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some orders, newest first.
 *
 * @param next cursor of the following page, or null if this is the last
 */
public record OrderPage(
        List<OrderSummary> orders,

        @Schema(nullable = true, description = "pass as cursor to read on; null on the last page")
        String next) {

    /** @param found one more than the page holds, if there are more */
    static OrderPage of(List<OrderSummary> found, int limit) {
        if (found.size() <= limit) {
            return new OrderPage(found, null);
        }
        var page = found.subList(0, limit);
        return new OrderPage(page, Cursor.after(page.get(limit - 1).orderId()));
    }
}
