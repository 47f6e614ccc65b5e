package io.throughline.ops.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.messaging.deadletter.DeadLetter;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dead letter in a list; what its message does not say is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterView(
        UUID id,

        @Schema(enumeration = {"WAITING", "REPLAYING", "RESOLVED", "REPLACED", "DISCARDED"})
        String state,

        String consumer,

        @Schema(description = "equal for failures of one cause")
        String fingerprint,

        String type,
        String businessId,
        String tenant,
        UUID eventId,

        @Schema(description = "how often it was dead-lettered")
        int failures,

        String exception,
        String reason,
        Instant firstAt,
        Instant lastAt,

        @Schema(description = "the edited event that took its place")
        UUID replacedBy) {

    static LetterView of(DeadLetter letter) {
        return new LetterView(
                letter.id(),
                letter.state().name(),
                letter.consumer(),
                letter.fingerprint(),
                letter.type(),
                letter.businessId(),
                letter.tenant(),
                letter.eventId(),
                letter.failures(),
                letter.exception(),
                letter.reason(),
                letter.firstAt(),
                letter.lastAt(),
                letter.replacedBy());
    }
}
