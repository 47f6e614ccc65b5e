package io.throughline.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders that mails are written about. */
final class Orders {

    private Orders() {}

    static PlacedOrder order(String language) {
        return order(UUID.randomUUID(), language);
    }

    static PlacedOrder order(UUID id, String language) {
        var lines = List.of(new PlacedOrder.Line("sku-1", 2, 1250), new PlacedOrder.Line("sku-2", 1, 999));
        return new PlacedOrder(id, "ada@example.org", language, "EUR", 3499, lines);
    }

    static Letter letter(PlacedOrder order, MailKind kind, MailDetails details) {
        var id = "<" + order.orderId() + "." + kind.code() + "@example.org>";
        return new Letter(UUID.randomUUID(), id, kind, 1, order, details, null);
    }

    static Letter letter(Notice notice) {
        return new Letter(
                UUID.randomUUID(), "<1@example.org>", MailKind.ENDPOINT_DISABLED, 1, null, MailDetails.NONE, notice);
    }

    static Notice notice(String language) {
        return new Notice(
                UUID.randomUUID(),
                "ops@example.org",
                language,
                "shop.example:443",
                "HTTP status <500>",
                Instant.parse("2026-11-20T12:00:00Z"));
    }

    /** Something for every kind to say. */
    static MailDetails details(MailKind kind) {
        return switch (kind) {
            case SHIPMENT_DISPATCHED -> MailDetails.dispatched("sandbox", "TRACK-1");
            case ORDER_CANCELLED -> MailDetails.cancelled("out_of_stock");
            case PAYMENT_REFUNDED -> MailDetails.refunded(3499, "EUR");
            default -> MailDetails.NONE;
        };
    }
}
