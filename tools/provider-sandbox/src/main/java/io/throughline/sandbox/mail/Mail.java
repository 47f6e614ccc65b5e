package io.throughline.sandbox.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/** One mail that was taken, and so one line of the journal. What its sender left out is null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Mail(Instant at, String from, List<String> to, Content content) {
    /** What the recipient sees, and the id by which repetitions are told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(String messageId, String subject, String language, String text) {}
}
