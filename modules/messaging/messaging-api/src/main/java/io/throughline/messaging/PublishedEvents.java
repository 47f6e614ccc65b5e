package io.throughline.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The log of published events, compared with what a consumer has handled: for reconciliation after something that no
 * delivery guarantee covers, such as a queue that was purged by hand.
 *
 * <p>An event that still waits in the consumer's queue cannot be told from one that is lost; so ask only for events
 * older than any backlog should be, and know that handing over an event that waits does no harm: the inbox ignores the
 * second delivery.
 */
public interface PublishedEvents {

    /**
     * An event that was published and that the consumer has not handled.
     *
     * @param type published name, for example {@code orders.order-placed}
     * @param key business key
     * @param sequence position among the events of the source with this key
     * @param position position in the log, within the shard of the key
     * @param recordedAt when it entered the log
     * @param redeliveries how often it was handed over by {@link #redeliver} before
     */
    record MissedEvent(
            UUID eventId,
            String type,
            String key,
            long sequence,
            long position,
            Instant recordedAt,
            int redeliveries) {}

    /**
     * The published events of types that the consumer handles and that it has not handled, oldest first. Left out are
     * events that visibly wait, in {@link BlockedKeys}, and those older than the inbox reaches
     * ({@code throughline.inbox.retention}).
     *
     * <p>Costs in proportion to the events recorded between {@code from} and {@code to}; without any of them, some
     * milliseconds.
     *
     * @param consumer a consumer of the caller's own context
     * @param from inclusive; not before the consumer was first deployed, for it has not handled anything older
     * @param to exclusive; at least some seconds ago, for a transaction that is about to commit is not seen yet
     * @param limit at most so many; to go on, ask from {@code recordedAt} of the last one
     */
    List<MissedEvent> missed(Class<? extends EventConsumer> consumer, Instant from, Instant to, int limit);

    /**
     * Sends events from the log to the consumer's own queue again, under their old ids and in the order of each key:
     * they are handled as if the broker had delivered them just now. If the consumer is ordered and their key is
     * blocked, they are held and take their turn by sequence.
     *
     * <p>Not guaranteed: their place before later events of the key that were already handled.
     *
     * <p>An event that was handed over before is left out for {@code throughline.redelivery-pause} (default 10
     * minutes), twice as long after each further time, so that a backlog is not made longer by repetition.
     *
     * @return how many were sent
     * @throws IllegalStateException if the broker cannot be reached; what was sent remains sent
     */
    int redeliver(Class<? extends EventConsumer> consumer, Collection<MissedEvent> events);

    /** Which of these events the consumer has handled, or an operator has discarded for it. */
    Set<UUID> handled(Class<? extends EventConsumer> consumer, Collection<UUID> eventIds);
}
