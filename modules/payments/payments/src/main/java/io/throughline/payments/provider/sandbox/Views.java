package io.throughline.payments.provider.sandbox;

import static io.throughline.payments.provider.CheckedText.code;
import static io.throughline.payments.provider.CheckedText.currency;
import static io.throughline.payments.provider.CheckedText.name;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookEntry;
import io.throughline.payments.provider.BookPage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** How the provider shows authorizations; what cannot be understood is an {@link IllegalArgumentException}. */
final class Views {

    private Views() {}

    static Authorization authorization(JsonNode view) {
        var status = Status.valueOf(view.path("status").asText().toUpperCase(Locale.ROOT));
        var reason = status == Status.DECLINED ? code(view.path("reason").asText(), "declined") : null;
        return new Authorization(name(view.required("id")), status, reason);
    }

    static BookPage page(JsonNode body) {
        var entries = StreamSupport.stream(body.required("data").spliterator(), false)
                .map(view -> entry(view, instant(view.required("updatedAt"))))
                .toList();
        var next = body.path("next");
        return new BookPage(entries, next.isTextual() ? next.asText() : null);
    }

    static BookEntry entry(JsonNode view, Instant updatedAt) {
        long amount = amount(view.required("amount"));
        var authorization = authorization(view);
        long captured = authorization.status() == Status.CAPTURED ? amount : 0;
        return new BookEntry(
                authorization,
                name(view.required("orderReference")),
                view.hasNonNull("idempotencyKey") ? name(view.get("idempotencyKey")) : null,
                amount,
                currency(view.required("currency")),
                view.has("capturedAmount") ? amount(view.get("capturedAmount")) : captured,
                view.has("refundedAmount") ? amount(view.get("refundedAmount")) : 0,
                updatedAt);
    }

    static Instant instant(JsonNode node) {
        try {
            return Instant.parse(node.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no instant", e);
        }
    }

    private static long amount(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
            throw new IllegalArgumentException("no amount");
        }
        return node.asLong();
    }
}
