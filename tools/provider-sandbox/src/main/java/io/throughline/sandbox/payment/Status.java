package io.throughline.sandbox.payment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Authorized is captured, then refunded, or voided instead; declined never was money. */
public enum Status {
    /** The bank has reserved the amount. */
    @JsonProperty("authorized")
    AUTHORIZED,
    /** Money was taken; part of it may have been refunded. */
    @JsonProperty("captured")
    CAPTURED,
    /** The reservation was given back before any money was taken. */
    @JsonProperty("voided")
    VOIDED,
    /** All that was taken was given back. */
    @JsonProperty("refunded")
    REFUNDED,
    /** The bank said no. */
    @JsonProperty("declined")
    DECLINED
}
