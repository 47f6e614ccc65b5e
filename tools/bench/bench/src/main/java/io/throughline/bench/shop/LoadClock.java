package io.throughline.bench.shop;

import java.util.concurrent.locks.LockSupport;

/** Time as a load generator needs it. */
interface LoadClock {

    LoadClock MONOTONIC = new LoadClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void awaitUntil(long nanos) {
            for (long left = nanos - nanos(); left > 0; left = nanos - nanos()) {
                LockSupport.parkNanos(left);
            }
        }
    };

    long nanos();

    /** Returns at once when that is past. */
    void awaitUntil(long nanos);
}
