package io.throughline.ops.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.messaging.deadletter.DeadLetterDetail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dead letter with its headers and its history; its body is asked for by itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterDetailView(
        LetterView letter,

        @Schema(
                enumeration = {"BYTES", "TEXT", "OTHER"},
                description = "of the message; OTHER cannot be replayed")
        String kind,

        Map<String, Object> headers,
        long bodyLength,

        @Schema(description = "oldest first") List<HappeningView> history) {

    /** One thing that happened to it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HappeningView(
            Instant at,

            @Schema(
                    enumeration = {
                        "ATTEMPT",
                        "DEAD_LETTERED",
                        "REPLAYED",
                        "RESOLVED",
                        "REPLACED",
                        "DISCARDED",
                        "RESTORED"
                    })
            String what,

            String who,
            String detail,
            String exception,
            String fingerprint,
            Integer attempt,
            String node,
            String traceId,
            String stack,
            UUID replay) {

        private static HappeningView of(DeadLetterDetail.Happening happening) {
            return new HappeningView(
                    happening.at(),
                    happening.what(),
                    happening.who(),
                    happening.detail(),
                    happening.exception(),
                    happening.fingerprint(),
                    happening.attempt(),
                    happening.node(),
                    happening.traceId(),
                    happening.stack(),
                    happening.replay());
        }
    }

    static LetterDetailView of(DeadLetterDetail detail) {
        return new LetterDetailView(
                LetterView.of(detail.letter()),
                detail.kind(),
                detail.headers(),
                detail.bodyLength(),
                detail.history().stream().map(HappeningView::of).toList());
    }
}
