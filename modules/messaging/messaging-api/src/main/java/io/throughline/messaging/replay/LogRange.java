package io.throughline.messaging.replay;

import java.time.Instant;

/**
 * Published events, as the log keeps them, for one consumer. What was sent within the last second may not count as published
 * yet.
 *
 * @param consumer {@code <context>.<source>-events} or {@code <context>.<queue>}
 * @param from when they were appended, inclusive
 * @param to when they were appended, exclusive
 * @param type only this type, or null for all that the consumer handles
 * @param businessId only this key, or null for all
 * @param inboxChecked whether to leave out what the consumer has handled; if not, it handles it again
 */
public record LogRange(
        String consumer, Instant from, Instant to, String type, String businessId, boolean inboxChecked) {}
