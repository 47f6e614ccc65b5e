package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.wire.IncomingEvent;

/** The delivery that this thread is handling: the cause of what is appended meanwhile. */
public final class CurrentDelivery {

    private static final ThreadLocal<CurrentDelivery> CURRENT = new ThreadLocal<>();

    private final ConsumerDefinition consumer;
    private final IncomingEvent event;
    private final boolean draining;
    private boolean unblocked;

    public CurrentDelivery(ConsumerDefinition consumer, IncomingEvent event, boolean draining) {
        this.consumer = consumer;
        this.event = event;
        this.draining = draining;
    }

    /** Runs something as part of this delivery, whichever thread and delivery it is called from. */
    public void run(Runnable part) {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            part.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The envelope being handled on this thread, or null. */
    public static EventEnvelope envelope() {
        var current = CURRENT.get();
        return current == null ? null : current.event.envelope();
    }

    /**
     * @throws IllegalStateException outside an event handler
     */
    public static CurrentDelivery get() {
        var current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException("the inbox is used by an EventHandler while it handles an event");
        }
        return current;
    }

    public ConsumerDefinition consumer() {
        return consumer;
    }

    public IncomingEvent event() {
        return event;
    }

    /** Whether this is a held event, handled in its turn. */
    public boolean draining() {
        return draining;
    }

    /** The event its key waited for was handled; the held ones are next. */
    public void unblock() {
        unblocked = true;
    }

    boolean unblocked() {
        return unblocked;
    }
}
