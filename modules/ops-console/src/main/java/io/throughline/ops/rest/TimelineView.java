package io.throughline.ops.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.messaging.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the timeline as operators read it; what is not known or does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineView(
        @Schema(enumeration = {"request", "event", "delivery", "attempt", "provider-call", "mail", "webhook"})
        String kind,

        Instant at,
        String context,
        String consumer,

        @Schema(description = "type of the event, the request, or system and operation of a call")
        String name,

        @Schema(description = "handled, waiting for what, or what was answered")
        String outcome,

        String detail,
        @Schema(description = "counted from 1") Integer attempt,
        Instant nextAttemptAt,

        @Schema(description = "of a delivery: since the event was appended")
        Long durationMillis,

        UUID id,

        @Schema(description = "the event it is about or follows from")
        UUID eventId,

        Long sequence,

        @Schema(description = "id of the event or request that an event follows from")
        UUID causationId,

        String traceId,
        String node) {

    static TimelineView of(TimelineEntry entry) {
        return new TimelineView(
                entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                entry.at(),
                entry.context(),
                entry.consumer(),
                entry.name(),
                entry.outcome(),
                entry.detail(),
                entry.attempt(),
                entry.nextAttemptAt(),
                millis(entry.duration()),
                entry.id(),
                entry.eventId(),
                entry.sequence(),
                entry.causationId(),
                entry.traceId(),
                entry.node());
    }

    private static Long millis(Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
