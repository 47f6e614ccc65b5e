package io.throughline.messaging;

import java.time.Duration;

/**
 * What a handler needs is away: a provider that is down, throttles, or whose answer is unknown. The event is tried again
 * with growing delays, at most half a minute apart ({@code throughline.outage.longest-delay}), until the outage has lasted
 * a day ({@code throughline.outage.bound}); none of these attempts counts against the consumer's {@code maxDeliveries}.
 * Then it is dead-lettered.
 *
 * <p>Recognized as a cause as well.
 */
public class DependencyUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public DependencyUnavailable(String message, Throwable cause) {
        this(message, Duration.ZERO, cause);
    }

    /**
     * @param retryAfter how long the other side asked to be left alone, or zero
     * @param cause or null
     */
    public DependencyUnavailable(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /**
     * Whether the other side answers and only puts off this one event, as a mail server does for a full mailbox. However many
     * of them there are, the consumer is not paused for it.
     */
    public boolean isForThisEventOnly() {
        return false;
    }

    /** How long not to try again at least; zero if the other side did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
