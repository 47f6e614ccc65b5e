package io.throughline.sandbox.payment;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The test cards and what the bank says to each. */
public enum Card {
    OK("tok_ok", null),
    DECLINED("tok_declined", "card_declined"),
    INSUFFICIENT_FUNDS("tok_insufficient_funds", "insufficient_funds");

    private final String token;
    private final String refusal;

    Card(String token, String refusal) {
        this.token = token;
        this.refusal = refusal;
    }

    public static Card of(String token) {
        return Arrays.stream(values())
                .filter(card -> card.token.equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not a known token; known are " + tokens()));
    }

    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    private static String tokens() {
        return Arrays.stream(values()).map(card -> card.token).collect(Collectors.joining(", "));
    }
}
