package io.throughline.messaging.internal.replay;

/** How many events may be sent by now: ten a second at first, twice as many each second, up to the limit. */
class Ramp {

    private static final double FIRST_PER_SECOND = 10;
    private static final double NANOS = 1_000_000_000.0;

    private final double limit;
    private final long startedNanos;
    private long lastNanos;
    private double allowed;

    /** @param perSecond null for no limit */
    Ramp(Double perSecond, long nowNanos) {
        limit = perSecond == null ? Double.MAX_VALUE : perSecond;
        startedNanos = nowNanos;
        lastNanos = nowNanos;
        allowed = 1;
    }

    /** At most {@code most}; what was allowed and not used is lost but for one second's worth. */
    int allowed(long nowNanos, int most) {
        double rate = rate(nowNanos);
        allowed = Math.min(allowed + rate * (nowNanos - lastNanos) / NANOS, Math.max(1, Math.min(rate, most)));
        lastNanos = nowNanos;
        return (int) Math.min(allowed, most);
    }

    void used(int events) {
        allowed -= events;
    }

    private double rate(long nowNanos) {
        double seconds = (nowNanos - startedNanos) / NANOS;
        return Math.min(limit, FIRST_PER_SECOND * Math.pow(2, seconds));
    }
}
