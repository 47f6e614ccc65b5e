package io.throughline.messaging.internal.reconciliation;

import io.throughline.messaging.PublishedEvents.MissedEvent;
import java.time.Instant;
import java.util.UUID;

/** An event and its row in the log. */
record LoggedEvent(UUID id, String key, long position, Instant recordedAt) {

    static LoggedEvent of(MissedEvent missed) {
        return new LoggedEvent(missed.eventId(), missed.key(), missed.position(), missed.recordedAt());
    }
}
