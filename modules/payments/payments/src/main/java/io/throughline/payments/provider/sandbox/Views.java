package io.throughline.payments.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookEntry;
import io.throughline.payments.provider.BookPage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** How the provider shows authorizations; what cannot be understood is an {@link IllegalArgumentException}. */
final class Views {

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    /** Printable, so that it can be stored and shown. */
    private static final Pattern NAME = Pattern.compile("[ -~]{1,200}");

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
                matching(CURRENCY, view.required("currency")),
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

    /** Nothing but a code is taken over: free text could be anything. */
    static String code(String given, String otherwise) {
        return CODE.matcher(given).matches() ? given : otherwise;
    }

    static String name(JsonNode node) {
        return matching(NAME, node);
    }

    private static String matching(Pattern form, JsonNode node) {
        var text = node.asText();
        if (!node.isTextual() || !form.matcher(text).matches()) {
            throw new IllegalArgumentException("no " + form);
        }
        return text;
    }

    private static long amount(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
            throw new IllegalArgumentException("no amount");
        }
        return node.asLong();
    }
}
