package io.throughline.messaging.internal.replay;

/** How many events may be sent by now: so many a second, evenly. */
class RateLimit {

    private static final double NANOS = 1_000_000_000.0;

    private final double perSecond;
    private long lastNanos;
    private double allowed = 1;

    RateLimit(double perSecond, long nowNanos) {
        this.perSecond = perSecond;
        lastNanos = nowNanos;
    }

    /** At most {@code most}; what was allowed and not used is lost but for one second's worth. */
    int allowed(long nowNanos, int most) {
        double gained = perSecond * (nowNanos - lastNanos) / NANOS;
        allowed = Math.min(allowed + gained, Math.max(1, Math.min(perSecond, most)));
        lastNanos = nowNanos;
        return (int) Math.min(allowed, most);
    }

    void used(int events) {
        allowed -= events;
    }
}
