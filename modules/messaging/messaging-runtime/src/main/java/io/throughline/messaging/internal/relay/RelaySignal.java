package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which shards may hold something to publish, as bits. A raised bit is taken down only by a worker that scans the
 * shard afterwards, so no commit is forgotten; a shard is in the hands of one worker at a time.
 */
@ApplicationScoped
public class RelaySignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long raised;
    private long owned;
    private long busy;

    /** After a commit that appended to these shards; never blocks for long. */
    public void raise(long shards) {
        lock.lock();
        try {
            raised |= shards;
            if ((shards & owned & ~busy) != 0) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The shards this node holds the lease of; newly owned ones are scanned at once. */
    void own(long shards) {
        lock.lock();
        try {
            raised |= shards & ~owned;
            owned = shards;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long busy() {
        lock.lock();
        try {
            return busy;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes up to {@code most} raised shards that are owned and free, waiting for some.
     *
     * @return the shards taken, 0 if none came within the time
     */
    long take(int most, long timeoutMillis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while ((raised & owned & ~busy) == 0) {
                if (nanos <= 0) {
                    return 0;
                }
                nanos = changed.awaitNanos(nanos);
            }
            long taken = lowestBits(raised & owned & ~busy, most);
            raised &= ~taken;
            busy |= taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Gives shards back; those in {@code again} have more to publish. */
    void release(long shards, long again) {
        lock.lock();
        try {
            busy &= ~shards;
            raised |= again;
            if ((raised & owned & ~busy) != 0) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private static long lowestBits(long bits, int most) {
        long taken = 0;
        for (int i = 0; i < most && bits != 0; i++) {
            long lowest = Long.lowestOneBit(bits);
            taken |= lowest;
            bits ^= lowest;
        }
        return taken;
    }
}
