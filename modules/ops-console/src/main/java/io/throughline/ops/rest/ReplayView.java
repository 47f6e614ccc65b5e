package io.throughline.ops.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.throughline.messaging.replay.Replay;
import io.throughline.messaging.replay.ReplayPreview;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A replay and how far it has come. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayView(
        UUID id,

        @Schema(enumeration = {"PREPARED", "CANARY", "RUNNING", "PAUSED", "STOPPED", "COMPLETED", "CANCELLED"})
        String state,

        @Schema(enumeration = {"DEAD_LETTERS", "LOG"}) String source,

        @Schema(description = "what was asked for") @JsonRawValue
        String what,

        String operator,
        String reason,
        int canaries,
        Double perSecond,
        double stopShare,
        boolean inboxChecked,
        Counts counts,

        @Schema(description = "why it stopped itself") String stoppedFor,

        Instant preparedAt,
        Instant startedAt,
        Instant finishedAt,
        List<Replay.Action> actions,

        @Schema(description = "of one that was just prepared: what it covers")
        ReplayPreview preview) {

    /** How many events stand where. */
    public record Counts(
            long total,
            long pending,

            @Schema(description = "at the consumer, with what becomes of them not known yet")
            long sent,

            long succeeded,
            long failed,

            @Schema(description = "wait behind another event of their key")
            long held,

            long skipped) {}

    static ReplayView of(Replay replay) {
        return of(replay, null);
    }

    static ReplayView of(Replay replay, ReplayPreview preview) {
        var rules = replay.rules();
        return new ReplayView(
                replay.id(),
                replay.state().name(),
                replay.source(),
                replay.what(),
                replay.operator(),
                replay.reason(),
                rules.canaries(),
                rules.perSecond(),
                rules.stopShare(),
                replay.inboxChecked(),
                counts(replay.counts()),
                replay.stoppedFor(),
                replay.preparedAt(),
                replay.startedAt(),
                replay.finishedAt(),
                replay.actions(),
                preview);
    }

    private static Counts counts(Replay.Counts counts) {
        return new Counts(
                counts.total(),
                counts.pending(),
                counts.sent(),
                counts.succeeded(),
                counts.failed(),
                counts.held(),
                counts.skipped());
    }
}
