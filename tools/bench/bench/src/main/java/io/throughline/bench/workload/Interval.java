package io.throughline.bench.workload;

import java.util.concurrent.TimeUnit;

/** Tells every so often that something is due. */
final class Interval {

    private final long nanos;
    private long last = System.nanoTime();

    Interval(long seconds) {
        nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    boolean isOver() {
        if (System.nanoTime() - last < nanos) {
            return false;
        }
        restart();
        return true;
    }

    void restart() {
        last = System.nanoTime();
    }
}
