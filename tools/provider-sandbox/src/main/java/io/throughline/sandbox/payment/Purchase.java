package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.http.JsonFields;
import java.util.Currency;
import java.util.Optional;

/** What a merchant asks to be authorized, in minor units. */
public record Purchase(String orderReference, long amount, String currency, Card card) {
    // small enough that the sums over any ledger fit into a long
    public static final long LARGEST_AMOUNT = 1_000_000_000_000L;

    static Purchase read(JsonNode body) {
        JsonFields fields = new JsonFields(body);
        Purchase purchase = new Purchase(
                fields.required("orderReference", fields.text("orderReference", 100), ""),
                fields.required("amount", fields.integer("amount", 1, LARGEST_AMOUNT), 1L),
                fields.required("currency", currency(fields), ""),
                fields.required("token", card(fields), Card.OK));
        fields.check();
        return purchase;
    }

    private static Optional<String> currency(JsonFields fields) {
        return fields.text("currency", 3).flatMap(code -> fields.accept("currency", code, Purchase::iso4217));
    }

    private static Optional<Card> card(JsonFields fields) {
        return fields.text("token", 100).flatMap(token -> fields.accept("token", token, Card::of));
    }

    private static String iso4217(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not an ISO 4217 currency code", e);
        }
    }
}
