package io.throughline.messaging;

/**
 * Handles one event type for one consumer; a CDI bean annotated with {@link Handles}, named effect + cause
 * ({@code ReserveStockOnOrderPlaced}).
 *
 * <p>Called without a transaction. A normal return acknowledges the message. {@link PermanentFailure} sends it to the
 * consumer's dead-letter address at once; anything else is tried again with growing delays, while the event waits in the
 * database: with the later ones of its key if the consumer is ordered, otherwise alone.
 *
 * @param <E> the latest contract version of the event; older ones are upcast before the call. Or {@link AnyEvent}, for
 *     every event of the consumer's source
 */
public interface EventHandler<E extends Event> {

    void on(E event, EventEnvelope envelope);
}
