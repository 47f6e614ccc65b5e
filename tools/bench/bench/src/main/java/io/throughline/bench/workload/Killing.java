package io.throughline.bench.workload;

import io.throughline.bench.Console;
import io.throughline.bench.stack.BenchNode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Kills one node after the other, and starts each again before the next one's turn; never leaves one half started. */
final class Killing implements AutoCloseable {

    private final List<BenchNode> nodes;
    private final int everySeconds;
    private final Thread thread = new Thread(this::run, "killing");
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile int kills;
    private volatile RuntimeException failure;

    private Killing(List<BenchNode> nodes, int everySeconds) {
        this.nodes = nodes;
        this.everySeconds = everySeconds;
    }

    static Killing of(List<BenchNode> nodes, int everySeconds) {
        Killing killing = new Killing(nodes, everySeconds);
        killing.thread.start();
        return killing;
    }

    private void run() {
        try {
            while (!ending.await(everySeconds, TimeUnit.SECONDS)) {
                BenchNode next = nodes.get(kills % nodes.size());
                kills++;
                Console.line("  kill -9 of %s, the %d. kill", next.name(), kills);
                next.crash();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** @throws RuntimeException if a node did not start again */
    int kills() {
        if (failure != null) {
            throw failure;
        }
        return kills;
    }

    /** Returns when the last one that was killed runs again. */
    @Override
    public void close() throws InterruptedException {
        ending.countDown();
        thread.join();
    }
}
