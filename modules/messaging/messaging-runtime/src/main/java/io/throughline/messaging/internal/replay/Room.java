package io.throughline.messaging.internal.replay;

/**
 * How many events of a replay may be sent now: all canaries, and the others in a ramp, which begins when they do. Ten are
 * at the consumer at first, and each that it handled lets two follow: fast if it is fast, and not at all if they fail.
 */
class Room {

    private static final int FIRST = 10;

    /** At the consumer at a time: enough to keep it busy, few enough to stop soon. */
    private static final int WINDOW = 1_000;

    private static final int AT_A_TIME = 500;

    private boolean ramping;
    private long doneBefore;
    private RateLimit limit;

    int of(Progress progress, long nowNanos) {
        long sent = progress.counts().sent();
        if (!progress.sends() || progress.sendsCanaries()) {
            ramping = false;
            return progress.sends() ? (int) Math.min(AT_A_TIME, WINDOW - sent) : 0;
        }
        if (!ramping) {
            ramping = true;
            doneBefore = done(progress);
            limit = progress.perSecond() == null ? null : new RateLimit(progress.perSecond(), nowNanos);
        }
        long window = Math.min(WINDOW, FIRST + done(progress) - doneBefore);
        int most = (int) Math.min(AT_A_TIME, window - sent);
        return limit == null ? most : Math.min(most, limit.allowed(nowNanos, AT_A_TIME));
    }

    /** What waits behind another event of its key was no failure. */
    private static long done(Progress progress) {
        return progress.counts().succeeded() + progress.counts().held();
    }

    void used(int events) {
        if (ramping && limit != null) {
            limit.used(events);
        }
    }
}
