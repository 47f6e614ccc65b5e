package io.throughline.bench.stack;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import io.throughline.devstack.LibertyServer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One Liberty with the bench application. */
public record BenchNode(LibertyServer liberty) {

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    public String url() {
        return liberty.url();
    }

    public String name() {
        return liberty.name();
    }

    /** With more patience than a stack for people has: the bench may run on a busy machine. */
    void start() {
        try {
            liberty.start();
        } catch (DevstackException e) {
            if (e.failure() != Failure.NOT_READY || !answersAtLast()) {
                throw e;
            }
        }
    }

    private boolean answersAtLast() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (liberty.isRunning() && System.nanoTime() < end) {
            if (liberty.answers()) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        return false;
    }

    void stop() {
        liberty.stop();
    }

    /** Ends it by kill -9 and starts it again. */
    public void crash() {
        liberty.kill();
        start();
    }
}
