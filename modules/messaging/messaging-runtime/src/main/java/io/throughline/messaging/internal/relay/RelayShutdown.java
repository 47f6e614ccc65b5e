package io.throughline.messaging.internal.relay;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets the batches that are on their way end, for a bounded time. */
final class RelayShutdown {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private RelayShutdown() {}

    static void await(RelaySignal signal) {
        long begun = System.nanoTime();
        while (signal.busy() != 0 && System.nanoTime() - begun < LONGEST_NANOS) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
