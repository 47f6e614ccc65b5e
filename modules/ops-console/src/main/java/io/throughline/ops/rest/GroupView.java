package io.throughline.ops.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.messaging.deadletter.DeadLetterGroup;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The dead letters of one consumer and one cause. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupView(
        String consumer,
        String fingerprint,
        long waiting,
        long replaying,

        @Schema(description = "resolved, replaced or discarded, and still kept")
        long settled,

        String exception,

        @Schema(description = "that of one of its letters") String reason,

        Instant firstAt,
        Instant lastAt,
        String note,
        String notedBy,
        Instant notedAt) {

    static GroupView of(DeadLetterGroup group) {
        return new GroupView(
                group.consumer(),
                group.fingerprint(),
                group.waiting(),
                group.replaying(),
                group.settled(),
                group.exception(),
                group.reason(),
                group.firstAt(),
                group.lastAt(),
                group.note(),
                group.notedBy(),
                group.notedAt());
    }
}
