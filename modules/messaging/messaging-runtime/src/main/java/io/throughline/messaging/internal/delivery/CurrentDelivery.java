package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.activity.PendingActivities;
import io.throughline.messaging.internal.wire.IncomingEvent;
import io.throughline.messaging.internal.wire.LogPosition;
import java.time.Instant;
import java.util.regex.Pattern;

/** The delivery that this thread is handling: the cause of what is appended meanwhile. */
public final class CurrentDelivery {

    /** Part of a delivery. */
    interface Part<T, E extends Exception> {
        T run() throws E;
    }

    private static final ThreadLocal<CurrentDelivery> CURRENT = new ThreadLocal<>();

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Consumption consumption;
    private final IncomingEvent event;
    private final boolean draining;
    private final Instant began = Instant.now();
    private final PendingActivities activities = new PendingActivities();
    private boolean unblocked;
    private boolean recorded;
    private boolean held;
    private boolean called;
    private int failures;

    public CurrentDelivery(Consumption consumption, IncomingEvent event, boolean draining) {
        this.consumption = consumption;
        this.event = event;
        this.draining = draining;
    }

    /** Runs something as part of this delivery, whichever thread and delivery it is called from. */
    public void run(Runnable part) {
        call(() -> {
            part.run();
            return null;
        });
    }

    /** As {@link #run}, for something with a result. */
    <T, E extends Exception> T call(Part<T, E> part) throws E {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            return part.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The delivery of this thread, or null outside an event handler. */
    public static CurrentDelivery orNull() {
        return CURRENT.get();
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
        return consumption.consumer();
    }

    /** The types its consumer handles; null if all of the source. */
    public String[] handledTypes() {
        return consumption.types();
    }

    /** Where to look for the event before it of its key; null if there is none to wait for. */
    public LogPosition positionIfFollowing() {
        boolean waits = consumer().ordered() && event.envelope().sequence() > 1;
        return waits ? event.position() : null;
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

    /** It waits for an earlier event of its key. */
    public void hold() {
        held = true;
    }

    boolean isHeld() {
        return held;
    }

    /** What waits while this event is tried again. */
    String keyThatWaits() {
        return consumer().keyOf(event.envelope());
    }

    /** How often the event has failed at the consumer, as far as it counts; zero before it is known. */
    void failures(int counted) {
        failures = counted;
    }

    /** For the log: which event, and which attempt if that is known. */
    public String text() {
        var envelope = event.envelope();
        var text = "event " + envelope.id() + " (" + envelope.type() + ") of key " + envelope.key()
                + (failures == 0
                        ? ""
                        : ", attempt " + failures + " of " + consumer().maxDeliveries());
        return CONTROL.matcher(text).replaceAll("?");
    }

    /** What was done and not yet written down. */
    public PendingActivities activities() {
        return activities;
    }

    Instant began() {
        return began;
    }

    /** The inbox knows what became of it. */
    public void recorded() {
        recorded = true;
    }

    boolean isRecorded() {
        return recorded;
    }

    /** Its handler has called another system. */
    public void called() {
        called = true;
    }

    boolean hasCalled() {
        return called;
    }

    boolean unblocked() {
        return unblocked;
    }
}
