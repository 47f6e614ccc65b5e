package io.throughline.messaging.internal.relay;

import java.util.concurrent.TimeUnit;

/**
 * When the next batch may begin. Few events go out at once, each by itself. Many are gathered for a moment, so that the
 * broker writes to its disk once for all of them: the disk is often that of the database, whose commits would wait.
 */
class RelayPace {

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final int fromPerSecond;
    private final long gatherNanos;
    private long windowBegun;
    private long count;
    private boolean busy;

    /** @param fromPerSecond from how many events a second they are gathered */
    RelayPace(int fromPerSecond, long gatherMillis, long nowNanos) {
        this.windowBegun = nowNanos;
        this.fromPerSecond = fromPerSecond;
        this.gatherNanos = TimeUnit.MILLISECONDS.toNanos(gatherMillis);
    }

    /** @return from when on the next batch may begin, given that one of so many events began then */
    synchronized long after(int events, long begunNanos, long nowNanos) {
        count += events;
        long lasted = nowNanos - windowBegun;
        if (lasted >= WINDOW_NANOS) {
            busy = count * TimeUnit.SECONDS.toNanos(1) / lasted >= fromPerSecond;
            count = 0;
            windowBegun = nowNanos;
        }
        return busy ? begunNanos + gatherNanos : begunNanos;
    }
}
