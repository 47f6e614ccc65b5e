package io.throughline.messaging;

import java.util.UUID;

/** How far events have come: for a time-out that must not run while the one it waits for has not had its turn. */
public interface EventProgress {

    /**
     * Whether a context has handled an event, so that its answer, if it has one, is committed.
     *
     * <p>False while the event waits, for whatever reason: the broker or the context is away, its queue is long, it is
     * held behind another event of its key, is being retried, or is a dead letter. Known within the inbox window.
     *
     * @param eventId what {@link Outbox#append} returned
     * @param source the context that appended it, for example {@code orders}
     * @param context the context that consumes it, for example {@code payments}
     */
    boolean isHandled(UUID eventId, String source, String context);
}
