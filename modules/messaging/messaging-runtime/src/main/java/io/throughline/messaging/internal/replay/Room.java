package io.throughline.messaging.internal.replay;

/** How many events of a replay may be sent now: all canaries, and the others in a ramp, which begins when they do. */
class Room {

    /** At the consumer at a time: enough to keep it busy, few enough to stop soon. */
    private static final int WINDOW = 1_000;

    private static final int AT_A_TIME = 500;

    private Ramp ramp;

    int of(Progress progress, long nowNanos) {
        int most = (int) Math.min(AT_A_TIME, WINDOW - progress.counts().sent());
        if (!progress.sends() || progress.sendsCanaries()) {
            ramp = null;
            return progress.sends() ? most : 0;
        }
        if (ramp == null) {
            ramp = new Ramp(progress.perSecond(), nowNanos);
        }
        return Math.min(most, ramp.allowed(nowNanos, AT_A_TIME));
    }

    void used(int events) {
        if (ramp != null) {
            ramp.used(events);
        }
    }
}
