package io.throughline.ops.rest;

import io.throughline.messaging.replay.LogRange;
import io.throughline.messaging.replay.ReplayRules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to replay: letters by their ids or by a filter, or published events; and how to go about it. */
public record ReplayRequest(
        @Schema(maxItems = 1000) List<UUID> ids,

        @Schema(description = "of the letters that wait") LetterFilterRequest filter,

        @Schema(description = "published events") LogRequest log,

        @Schema(defaultValue = "1", description = "how many of each group go first, and must succeed")
        Integer canaries,

        @Schema(description = "at most, once the ramp is over; as many as the consumer takes unless given")
        Double perSecond,

        @Schema(defaultValue = "0.05", description = "it stops beyond this share of new failures")
        Double stopShare,

        @Schema(required = true, maxLength = 1000) String reason) {

    /** Published events of a time, for one consumer. */
    public record LogRequest(
            @Schema(required = true) String consumer,
            @Schema(required = true) Instant from,
            @Schema(required = true) Instant to,
            String type,
            String businessId,

            @Schema(defaultValue = "true", description = "false to have events handled again that were handled")
            Boolean inboxChecked) {

        LogRange range() {
            return new LogRange(consumer, from, to, type, businessId, inboxChecked == null || inboxChecked);
        }
    }

    ReplayRules rules() {
        return new ReplayRules(
                canaries == null ? ReplayRules.DEFAULT.canaries() : canaries,
                perSecond,
                stopShare == null ? ReplayRules.DEFAULT.stopShare() : stopShare);
    }
}
