package io.throughline.messaging.replay;

/**
 * How a replay goes about it.
 *
 * @param canaries how many events of each group are sent first, and must succeed; 0 for none
 * @param perSecond how many events at most, once the ramp is over; null for as many as the consumer takes
 * @param stopShare it stops if more than this share of the settled events failed again, from 0 to 1
 */
public record ReplayRules(int canaries, Double perSecond, double stopShare) {

    /** One canary for each group, no limit but the ramp, and a stop beyond one failure in twenty. */
    public static final ReplayRules DEFAULT = new ReplayRules(1, null, 0.05);

    public ReplayRules {
        if (canaries < 0 || canaries > 1_000) {
            throw new IllegalArgumentException("canaries must be from 0 to 1000");
        }
        if (perSecond != null && !(perSecond >= 0.001 && perSecond <= 1_000_000)) {
            throw new IllegalArgumentException("perSecond must be from 0.001 to 1000000");
        }
        if (!(stopShare >= 0 && stopShare <= 1)) {
            throw new IllegalArgumentException("stopShare must be from 0 to 1");
        }
    }
}
