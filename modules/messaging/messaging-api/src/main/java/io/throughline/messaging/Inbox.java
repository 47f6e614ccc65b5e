package io.throughline.messaging;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gives an event's effect in our own data exactly once per consumer, however often the event is delivered.
 *
 * <p>Guaranteed within the inbox window ({@code throughline.inbox.retention}, default 14 days, counted from the time
 * in the event's UUIDv7). Call it from an {@link EventHandler}, with no transaction open.
 */
public interface Inbox {

    /** What became of a delivery. */
    enum Outcome {
        /** The effect was committed together with the record of the event. */
        DONE,
        /** The effect had been committed before; nothing was done now. */
        DUPLICATE,
        /** An earlier event of the key is blocked; the event is stored and will be handled after it. */
        HELD
    }

    /**
     * Records the event and runs the effect in one new transaction.
     *
     * @param consumer the consumer that the event was delivered to
     * @param effect the change to our own data; it may append further events. If it throws, neither effect nor record
     *     remains
     * @return what became of the delivery
     * @throws RuntimeException what the effect threw, unchanged
     */
    Outcome once(Class<? extends EventConsumer> consumer, EventEnvelope envelope, Runnable effect);

    /**
     * For an effect outside our own data, such as a call to a provider: commits the intent, makes the call with no
     * transaction open, then records event and result in a second transaction.
     *
     * <p>After a crash or a failed call, all three run again: {@code intent} must find what it recorded before, and
     * {@code call} must repeat under the same idempotency key.
     *
     * @param intent runs in transaction 1: records what is about to be asked, with its idempotency key
     * @param call runs without a transaction
     * @param result runs in transaction 2, together with the record of the event
     */
    <I, R> Outcome once(
            Class<? extends EventConsumer> consumer,
            EventEnvelope envelope,
            Supplier<I> intent,
            Function<I, R> call,
            Consumer<R> result);
}
