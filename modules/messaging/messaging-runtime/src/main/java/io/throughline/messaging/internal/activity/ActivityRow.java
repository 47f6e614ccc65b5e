package io.throughline.messaging.internal.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.messaging.internal.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code messaging.activity}; text is cut and made storable.
 *
 * @param failure of an attempt that failed, else null
 */
public record ActivityRow(
        Instant at,
        UUID id,
        String kind,
        String key,
        String context,
        String consumer,
        String name,
        @JsonProperty("event_id") UUID eventId,
        String outcome,
        String detail,
        Integer attempt,
        @JsonProperty("duration_ms") Long durationMillis,
        String node,
        @JsonProperty("trace_id") String traceId,
        @JsonIgnore Failure failure) {

    private static final int MAX_TEXT = 500;

    public ActivityRow {
        key = storable(key);
        name = storable(name);
        outcome = storable(outcome);
        detail = storable(detail);
    }

    @JsonProperty
    public String fingerprint() {
        return failure == null ? null : failure.fingerprint();
    }

    /** Where the failure is in {@code messaging.failure_trace}. */
    @JsonProperty
    public UUID trace() {
        return failure == null ? null : failure.traceId();
    }

    /** Attempts are counted from 1. */
    public static Integer counted(int attempt) {
        return attempt > 0 ? attempt : null;
    }

    public static Long millis(Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    /** The database holds no U+0000 and no half of a surrogate pair, and an entry must not fail over its text. */
    private static String storable(String text) {
        if (text == null) {
            return null;
        }
        var cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        return cut.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
