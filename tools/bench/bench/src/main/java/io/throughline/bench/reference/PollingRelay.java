package io.throughline.bench.reference;

import io.throughline.bench.stack.BenchStack;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The reference relay on a thread of its own, polling every 5 ms until it is closed. */
public final class PollingRelay implements AutoCloseable {

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int FULL = 500;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> running;
    private volatile boolean closed;

    public PollingRelay(BenchStack stack) {
        running = thread.submit(() -> {
            run(stack);
            return null;
        });
    }

    private void run(BenchStack stack) throws Exception {
        try (ReferenceRelay relay = new ReferenceRelay(stack)) {
            while (!closed) {
                if (relay.batch() < FULL) {
                    LockSupport.parkNanos(INTERVAL_NANOS);
                }
            }
        }
    }

    @Override
    public void close() throws InterruptedException, ExecutionException {
        closed = true;
        thread.shutdown();
        running.get();
    }
}
