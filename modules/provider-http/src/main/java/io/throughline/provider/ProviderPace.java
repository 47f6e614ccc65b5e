package io.throughline.provider;

import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.OutgoingPace;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Keeps the calls to one provider to a rate, over all nodes, before the provider has to throttle us. A call that would come too early waits
 * a moment for its turn; if that is too long it is not made, and becomes the caller's own {@link DependencyUnavailable}.
 */
public final class ProviderPace {

    private static final Duration MOMENT = Duration.ofMillis(500);

    /** Nobody's event waits, and what reads feeds must have its turn also when events take all that are near. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration UNTIL_IT_IS_MENDED = Duration.ofSeconds(10);

    private final String system;
    private final Supplier<Double> perSecond;
    private final OutgoingPace turns;
    private final BiFunction<String, Duration, ? extends DependencyUnavailable> throttled;

    /**
     * @param system as {@link io.throughline.messaging.OutgoingCall} names it
     * @param perSecond asked at every call
     * @param throttled makes the exception of a message and how long it is until there is a turn
     */
    public ProviderPace(
            String system,
            Supplier<Double> perSecond,
            OutgoingPace turns,
            BiFunction<String, Duration, ? extends DependencyUnavailable> throttled) {
        this.system = system;
        this.perSecond = perSecond;
        this.turns = turns;
        this.throttled = throttled;
    }

    /** For a call that an event waits for. */
    public void awaitTurn() {
        await(MOMENT);
    }

    /** For reading feeds and books. */
    public void awaitTurnPatiently() {
        await(PATIENCE);
    }

    private void await(Duration within) {
        double rate = rate();
        var turn = turns.next(system, rate, within);
        if (!turn.isGranted()) {
            throw throttled.apply(system + " is not called more than " + rate + " times a second", turn.in());
        }
        try {
            TimeUnit.NANOSECONDS.sleep(turn.in().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw throttled.apply("interrupted while waiting for a turn at " + system, Duration.ZERO);
        }
    }

    /** A wrong one costs no event an attempt, for nothing is called until it is mended. */
    private double rate() {
        double rate = perSecond.get();
        if (!(rate >= 0.001 && rate <= 100_000)) {
            throw throttled.apply(
                    system + " is not called at " + rate + " times a second; it must be between 0.001 and 100000",
                    UNTIL_IT_IS_MENDED);
        }
        return rate;
    }
}
