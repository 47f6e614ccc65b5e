package io.throughline.sandbox.courier;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** One line of the journal: what became of a webhook. One that came twice has two lines. */
record Outcome(Instant at, String webhookId, Kind kind) {
    enum Kind {
        @JsonProperty("delivered")
        DELIVERED,
        /** Lost on purpose. */
        @JsonProperty("dropped")
        DROPPED
    }
}
