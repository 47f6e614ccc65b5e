package io.throughline.sandbox.idempotency;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a call whose key had come before. */
public enum Repetition {
    /** The first answer was given again. */
    @JsonProperty("replayed")
    REPLAYED,
    /** The first call was still being worked on. */
    @JsonProperty("in_progress")
    IN_PROGRESS,
    /** It asked for something else under the same key. */
    @JsonProperty("conflict")
    CONFLICT
}
