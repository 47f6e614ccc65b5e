package io.throughline.bench.stack;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import io.throughline.devstack.LibertyServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One Liberty with the bench application. */
public record BenchNode(LibertyServer liberty) {

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** Below those that the kernel gives to outgoing connections: one of them would take it while the node is dead. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it: another one is tried
            }
        }
    }

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
