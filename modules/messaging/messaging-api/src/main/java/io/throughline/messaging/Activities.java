package io.throughline.messaging;

/**
 * Records what happens beside the events, so that the {@linkplain Timelines timeline} of a business id tells it. Events,
 * deliveries, failed attempts and HTTP requests that append events are known anyway; calls to other systems are recorded
 * by {@link OutgoingCalls}.
 */
public interface Activities {

    /**
     * Records one activity: with the caller's transaction if there is one, so that it is kept if and only if that
     * commits; otherwise while an event is handled, with what that delivery commits, whether it succeeds or fails; otherwise
     * at once. It never throws because the database is away: then the entry is in the log, at level WARNING.
     *
     * @throws IllegalArgumentException without a business id outside of an event handler
     */
    void record(Activity activity);
}
