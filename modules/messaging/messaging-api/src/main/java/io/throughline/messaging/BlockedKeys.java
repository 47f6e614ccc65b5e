package io.throughline.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The keys that wait for a failed event, per ordered consumer. Later events of such a key are held in the database, in
 * sequence, until the blocking event has succeeded or was discarded.
 */
public interface BlockedKeys {

    /**
     * One blocked key.
     *
     * @param consumer {@code <context>.<source>-events}
     * @param key business key
     * @param blockedBy id of the event that failed or is awaited
     * @param state {@code AWAITING} until an event that comes before a later one arrives, {@code RETRYING} while attempts
     *     go on, {@code DEAD_LETTERED} when it waits for an operator,
     *     {@code DRAINING} while its followers are handled
     * @param since when the key was blocked
     * @param attempts failed deliveries so far
     * @param lastError class and message of the last failure, or what came too early
     * @param held how many later events wait
     */
    record BlockedKey(
            String consumer,
            String key,
            UUID blockedBy,
            String state,
            Instant since,
            int attempts,
            String lastError,
            long held) {}

    /** The blocked keys of a consumer, or of all if it is null, oldest first, at most {@code limit}. */
    List<BlockedKey> find(String consumer, int limit);

    /**
     * Gives up the blocking event for good, so that its followers are handled; if it arrives again it is ignored.
     *
     * @return false if the key is not blocked by this event (any more)
     */
    boolean discard(String consumer, String key, UUID eventId, String operator, String reason);
}
