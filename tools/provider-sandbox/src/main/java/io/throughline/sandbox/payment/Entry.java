package io.throughline.sandbox.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** One line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = Entry.Repeated.class, name = "repeated")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Entry {

    /** A call that was carried out: key, answer and effect in one line, so that no kill can part them. */
    record Completed(Instant at, KeyedCall call, Answer answer, Authorization authorization, Reversal reversal)
            implements Entry {}

    /** A key that was presented again. */
    record Repeated(Instant at, String key, Repetition as) implements Entry {}

    /** What became of the repetition. */
    enum Repetition {
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
}
