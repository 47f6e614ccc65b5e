package io.throughline.messaging.internal.deadletter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/**
 * A dead letter as it came from the broker; named as the database reads it.
 *
 * @param occurrence what the broker knows it by; the same if it is delivered again
 * @param letter the letter that it is a replay of, if it says so
 * @param identity what makes it one with other failures of the same event
 * @param body null if there were too many bytes
 */
record CollectedLetter(
        UUID id,
        String occurrence,
        String consumer,
        UUID letter,
        String identity,
        Instant at,
        @JsonUnwrapped Attributes attributes,
        @JsonUnwrapped Reason reason,
        String kind,
        String headers,
        @JsonIgnore byte[] body,
        @JsonProperty("body_length") long bodyLength) {

    /** Of its event, as far as the message tells. */
    record Attributes(
            @JsonProperty("event_id") UUID eventId,
            String type,
            String key,
            String tenant,
            long sequence,
            @JsonProperty("trace_id") String traceId) {}

    /** As the runtime wrote it; all null if the broker moved it. */
    record Reason(String exception, String reason, String fingerprint, String node, String stack) {}

    /** Bytes to be sent to the database, about. */
    int size() {
        return body == null ? 0 : body.length;
    }

    CollectedLetter withoutContent() {
        var nothing = new Attributes(attributes.eventId(), null, null, null, 0, null);
        var what = new Reason(
                reason.exception() == null ? null : "unstorable",
                "see the copy on the .dlq",
                "0".repeat(16),
                null,
                null);
        return new CollectedLetter(
                id, occurrence, consumer, letter, identity, at, nothing, what, kind, "{}", null, bodyLength);
    }
}
