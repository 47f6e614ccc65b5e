package io.throughline.messaging.internal.relay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/** The rest that the relay gives to a broker or database that is away, the same for all its workers. */
class RelayPause {

    private static final Logger LOG = System.getLogger(RelayPause.class.getName());

    private final Backoff backoff = new Backoff();
    private volatile boolean failing;
    private volatile long untilNanos = System.nanoTime();

    boolean lasts() {
        return failing && untilNanos - System.nanoTime() > 0;
    }

    boolean failing() {
        return failing;
    }

    void succeeded() {
        if (failing) {
            reset();
        }
    }

    private synchronized void reset() {
        failing = false;
        backoff.succeeded();
    }

    /** @return milliseconds until the next try; failures of several workers at once count as one */
    synchronized long failed(Exception failure) {
        if (lasts()) {
            return TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime()) + 1;
        }
        long millis = backoff.failed();
        untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        failing = true;
        if (backoff.worthLogging()) {
            LOG.log(Level.WARNING, "cannot publish, trying again in {0} ms: {1}", millis, failure.toString());
        }
        return millis + 1;
    }
}
