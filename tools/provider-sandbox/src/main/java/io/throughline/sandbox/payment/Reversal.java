package io.throughline.sandbox.payment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Money or a reservation given back. */
public record Reversal(String id, Kind kind, String authorizationId, long amount, String idempotencyKey) {

    public enum Kind {
        @JsonProperty("refund")
        REFUND,
        @JsonProperty("void")
        VOID
    }
}
