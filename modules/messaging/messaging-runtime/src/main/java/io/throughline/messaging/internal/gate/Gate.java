package io.throughline.messaging.internal.gate;

import io.throughline.messaging.internal.delivery.Redelivery;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Lets the deliveries of one consumer begin at this node. Those that may not wait with their message in hand. */
class Gate {

    /** What everybody knows of the consumer: an operator's pause, another node's, a limit; null for none. */
    record Orders(boolean paused, boolean askedElsewhere, Integer limit) {

        static final Orders NONE = new Orders(false, false, null);
    }

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Outage outage;
    private final LongSupplier clock;
    private Orders orders = Orders.NONE;
    private int running;
    private boolean closing;

    Gate(Outage.Rules rules, LongSupplier clock) {
        this.clock = clock;
        outage = new Outage(rules, clock.getAsLong());
    }

    /**
     * Waits until a delivery may begin.
     *
     * @throws Redelivery if the node stops meanwhile
     */
    void enter() {
        lock.lock();
        try {
            while (!closing && running >= allowed()) {
                changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (closing) {
                throw new Redelivery("the node stops", null);
            }
            running++;
            outage.began();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Redelivery("the node stops", e);
        } finally {
            lock.unlock();
        }
    }

    private int allowed() {
        if (orders.paused() || orders.askedElsewhere()) {
            return 0;
        }
        int permits = outage.permits(clock.getAsLong());
        return orders.limit() == null ? permits : Math.min(permits, orders.limit());
    }

    /** The last one that ran was the probe, if there was one, though it may have told nothing: there may be another. */
    void leave() {
        locked(() -> {
            running--;
            if (running == 0) {
                outage.endedProbe(clock.getAsLong());
            }
        });
    }

    void succeeded() {
        locked(() -> outage.succeeded(clock.getAsLong()));
    }

    void toldNothing() {
        locked(() -> outage.toldNothing(clock.getAsLong()));
    }

    void unavailable(Duration retryAfter) {
        locked(() -> outage.unavailable(clock.getAsLong(), retryAfter));
    }

    /** Takes over what everybody knows; what another node asked about is over when it says so no longer. */
    void follow(Orders known) {
        locked(() -> {
            if (known.askedElsewhere()) {
                outage.awayElsewhere(clock.getAsLong());
            } else if (orders.askedElsewhere()) {
                outage.recovered(clock.getAsLong());
            }
            orders = known;
        });
    }

    /** Whether this node has found that what the consumer needs is away, and no other one asks for it. */
    boolean asks() {
        lock.lock();
        try {
            return outage.phase() == Outage.Phase.PROBING && !orders.askedElsewhere();
        } finally {
            lock.unlock();
        }
    }

    /** How many requests to drain keys may wait in its queue. */
    int requests(int usual, int few) {
        lock.lock();
        try {
            if (orders.paused()) {
                return 0;
            }
            return outage.phase() == Outage.Phase.PROBING ? few : usual;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        locked(() -> closing = true);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
