package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * Which shards may hold something to publish, as bits. A raised bit is taken down only by a worker that scans the
 * shard afterwards, so no commit is forgotten; a shard is in the hands of one worker at a time.
 */
@ApplicationScoped
public class RelaySignal {

    private long raised;
    private long owned;
    private long busy;
    private int waiting;
    private volatile Runnable waker = () -> {};

    /** Called, outside of any lock, whenever there may be something to take. */
    void onRaise(Runnable wake) {
        waker = wake;
    }

    /** After a commit that appended to these shards; never waits. */
    public void raise(long shards) {
        synchronized (this) {
            raised |= shards;
            if ((shards & owned & ~busy) == 0) {
                return;
            }
            if (waiting > 0) {
                notify();
                return;
            }
        }
        waker.run();
    }

    /** The shards this node holds the lease of; newly owned ones are scanned at once. */
    synchronized void own(long shards) {
        raised |= shards & ~owned;
        owned = shards;
    }

    synchronized long busy() {
        return busy;
    }

    synchronized boolean pending() {
        return (raised & owned & ~busy) != 0;
    }

    /**
     * Takes up to {@code most} raised shards that are owned and free.
     *
     * @return the shards taken, 0 if there are none
     */
    synchronized long take(int most) {
        long taken = lowestBits(raised & owned & ~busy, most);
        raised &= ~taken;
        busy |= taken;
        return taken;
    }

    /** As {@link #take}, but waits for a while if there are none: under traffic a worker keeps its thread. */
    synchronized long takeOrWait(int most, long millis) throws InterruptedException {
        long taken = take(most);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        waiting++;
        try {
            while (taken == 0 && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
                taken = take(most);
            }
            return taken;
        } finally {
            waiting--;
        }
    }

    /** Gives shards back; those in {@code again} may have more to publish. */
    synchronized void release(long shards, long again) {
        busy &= ~shards;
        raised |= again;
    }

    private static long lowestBits(long bits, int most) {
        long taken = 0;
        long rest = bits;
        for (int i = 0; i < most && rest != 0; i++) {
            long lowest = Long.lowestOneBit(rest);
            taken |= lowest;
            rest ^= lowest;
        }
        return taken;
    }
}
