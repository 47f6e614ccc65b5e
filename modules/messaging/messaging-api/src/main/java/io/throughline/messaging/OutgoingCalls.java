package io.throughline.messaging;

import java.util.Map;
import java.util.function.Function;

/**
 * The way of every call to another system, whatever the protocol: makes it one client span of the current trace and one
 * entry of the {@linkplain Timelines timeline}, whether it succeeds or fails.
 *
 * <p>Adapters call it without a transaction open, like the other system itself. While an event is handled the entry is
 * written with what the delivery commits: it costs no round trip, and is lost only if the node dies before; the call is
 * then repeated, and recorded. Otherwise it is written at once. It never throws because the database is away: then the
 * entry is in the log, at level WARNING.
 */
public interface OutgoingCalls {

    /** One call in progress. */
    interface Attempt {

        /** Headers that carry the trace to the other side; empty when nothing is traced. */
        Map<String, String> headers();

        /**
         * What the other side answered, in one word, such as the HTTP or SMTP status; without it the outcome is
         * {@code ok}, or {@code failed} if the call throws. Never a text that the other side wrote.
         */
        void answered(String outcome);

        /** As {@link #answered(String)}, for an HTTP status. */
        default void answered(int status) {
            answered(Integer.toString(status));
        }
    }

    /**
     * Makes the call on this thread.
     *
     * @return what {@code attempt} returns
     * @throws RuntimeException what {@code attempt} throws, unchanged; its class and message are recorded, so that the
     *     message must hold no payload and no secret
     */
    <T> T make(OutgoingCall call, Function<Attempt, T> attempt);
}
