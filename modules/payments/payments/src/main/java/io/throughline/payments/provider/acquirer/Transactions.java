package io.throughline.payments.provider.acquirer;

import static io.throughline.payments.provider.CheckedText.code;
import static io.throughline.payments.provider.CheckedText.currency;
import static io.throughline.payments.provider.CheckedText.name;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookEntry;
import io.throughline.payments.provider.BookPage;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;

/** How the acquirer shows transactions; what cannot be understood is an {@link IllegalArgumentException}. */
final class Transactions {

    private static final Map<String, Status> STATES = Map.of(
            "RESERVED", Status.AUTHORIZED,
            "REJECTED", Status.DECLINED,
            "CHARGED", Status.CAPTURED,
            "RELEASED", Status.VOIDED,
            "REPAID", Status.REFUNDED);

    private Transactions() {}

    /** With the reference of a declined one too, for the books. */
    static Authorization authorization(JsonNode view) {
        var status = STATES.get(view.path("state").asText());
        if (status == null) {
            throw new IllegalArgumentException("no final state");
        }
        var reason = status == Status.DECLINED ? code(view.path("reason").asText(), "declined") : null;
        return new Authorization(name(view.required("transaction")), status, reason);
    }

    static BookPage page(JsonNode body) {
        var entries = StreamSupport.stream(body.required("rows").spliterator(), false)
                .map(Transactions::entry)
                .toList();
        var next = body.path("continue");
        return new BookPage(entries, next.isTextual() ? next.asText() : null);
    }

    static BookEntry entry(JsonNode view) {
        var currency = currency(view.required("currency"));
        return new BookEntry(
                authorization(view),
                name(view.required("invoice")),
                name(view.required("reference")),
                Decimals.minor(view.required("amount").asText(), currency),
                currency,
                Decimals.minor(view.required("charged").asText(), currency),
                Decimals.minor(view.required("repaid").asText(), currency),
                instant(view.required("changed").asText()));
    }

    private static Instant instant(String millis) {
        if (!millis.matches("\\d{1,14}")) {
            throw new IllegalArgumentException("no instant");
        }
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
