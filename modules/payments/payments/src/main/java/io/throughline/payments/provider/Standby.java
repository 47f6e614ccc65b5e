package io.throughline.payments.provider;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Keeps those who hold up others from waiting for a provider that is away. Once its circuit has opened nobody calls until
 * a question in the background was answered; then one call at a time is tried, less and less often, until one succeeds.
 */
public final class Standby {

    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();

    private final String notAsked;
    private final LongSupplier clock;
    private boolean away;
    private boolean answers;
    private boolean trying;
    private long pause;
    private long nextTrial;

    public Standby(String provider) {
        this(provider, System::nanoTime);
    }

    Standby(String provider, LongSupplier clock) {
        this.notAsked = provider + " is not asked";
        this.clock = clock;
    }

    /**
     * Makes the call, through the circuit, if this is the time for one.
     *
     * @throws ProviderNotAsked if it is not, or the circuit is open
     */
    public <T> T call(Supplier<T> call) {
        boolean trial = begin();
        boolean answered = false;
        try {
            var answer = call.get();
            answered = true;
            return answer;
        } catch (ProviderThrottled e) {
            answered = true;
            throw e;
        } catch (CircuitBreakerOpenException e) {
            leave();
            throw new ProviderNotAsked(notAsked, e);
        } catch (BulkheadException e) {
            throw new ProviderNotAsked(notAsked, e);
        } finally {
            end(trial, answered);
        }
    }

    private synchronized boolean begin() {
        if (!away) {
            return false;
        }
        if (trying || !answers || clock.getAsLong() < nextTrial) {
            throw new ProviderNotAsked(notAsked, null);
        }
        trying = true;
        return true;
    }

    private synchronized void leave() {
        if (!away) {
            away = true;
            answers = false;
            pause = FIRST_PAUSE;
            nextTrial = clock.getAsLong();
        }
    }

    private synchronized void end(boolean trial, boolean answered) {
        if (!trial) {
            return;
        }
        trying = false;
        away = !answered;
        nextTrial = clock.getAsLong() + pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    /** Asks in the background, on a thread that nobody waits for; not at all while the provider is there. */
    public void look(Runnable question) {
        if (!isAway()) {
            return;
        }
        boolean answered = false;
        try {
            question.run();
            answered = true;
        } catch (ProviderUnavailable e) {
            // still away
        } finally {
            answers(answered);
        }
    }

    private synchronized boolean isAway() {
        return away;
    }

    private synchronized void answers(boolean answered) {
        answers = answered;
    }
}
