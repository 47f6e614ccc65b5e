package io.throughline.webhooks.rest;

import io.throughline.webhooks.DeliveryView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some deliveries of a subscription, newest first. */
public record DeliveryPage(
        List<DeliveryView> deliveries,

        @Schema(nullable = true, description = "pass as cursor to read on; null on the last page")
        UUID next) {

    /** @param found one more than the page holds, if there are more */
    static DeliveryPage of(List<DeliveryView> found, int limit) {
        return found.size() <= limit
                ? new DeliveryPage(found, null)
                : new DeliveryPage(found.subList(0, limit), found.get(limit - 1).id());
    }
}
