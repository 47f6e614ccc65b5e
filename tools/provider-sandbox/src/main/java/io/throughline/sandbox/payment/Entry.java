package io.throughline.sandbox.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.throughline.sandbox.idempotency.Answer;
import io.throughline.sandbox.idempotency.KeyBook;
import io.throughline.sandbox.idempotency.KeyedCall;
import io.throughline.sandbox.idempotency.Repetition;
import java.time.Instant;

/** One line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = Entry.Repeated.class, name = "repeated")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Entry {

    /** A call that was carried out: key, answer and effect in one line, so that no kill can part them. */
    record Completed(Instant at, KeyedCall call, Answer answer, Authorization authorization, Reversal reversal)
            implements Entry, KeyBook.Kept {}

    /** A key that was presented again. */
    record Repeated(Instant at, String key, Repetition as) implements Entry {}
}
