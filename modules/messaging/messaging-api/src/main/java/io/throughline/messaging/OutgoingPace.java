package io.throughline.messaging;

import java.time.Duration;

/**
 * Turns at calling another system, for a rate that all nodes keep to together. Turns of one system follow each other
 * evenly, none is given twice, and one that is not taken is lost.
 */
@FunctionalInterface
public interface OutgoingPace {

    /**
     * Asks for the next turn, without a transaction open.
     *
     * @param system as {@link OutgoingCall} names it
     * @param perSecond calls a second, of all nodes; more than 0
     * @param within how long the caller would wait
     */
    Turn next(String system, double perSecond, Duration within);

    /**
     * When to call.
     *
     * @param isGranted whether the turn is the caller's; if not, nothing was taken
     * @param in how long it is until then
     */
    record Turn(boolean isGranted, Duration in) {}
}
