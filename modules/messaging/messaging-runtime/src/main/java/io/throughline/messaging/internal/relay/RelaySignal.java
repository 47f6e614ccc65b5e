package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Which shards may hold something to publish, as bits. A raised bit is taken down only by a worker that looks at the
 * shard afterwards, so no commit is forgotten; a shard is in the hands of one worker at a time.
 */
@ApplicationScoped
class RelaySignal {

    /**
     * Shards in the hands of a worker.
     *
     * @param unread those of them whose log must be read; the others have handed over what they hold
     */
    record Taken(long shards, long unread) {
        static final Taken NONE = new Taken(0, 0);

        boolean isEmpty() {
            return shards == 0;
        }
    }

    // Not "synchronized": the bean's client proxy copies that word, and would hold a monitor of its own for a whole
    // wait.
    private final Lock lock = new ReentrantLock();
    private final Condition raising = lock.newCondition();
    private long raised;
    private long unread;
    private long owned;
    private long busy;
    private long restUntilNanos = System.nanoTime();
    private int waiting;
    private volatile Runnable waker = () -> {};

    /** Called, outside of any lock, whenever there may be something to take. */
    void onRaise(Runnable wake) {
        waker = wake;
    }

    /** These shards hold events that were handed over; never waits. */
    void raise(long shards) {
        raise(shards, 0);
    }

    /** The log of these shards may hold events that nobody handed over. */
    void raiseUnread(long shards) {
        raise(shards, shards);
    }

    private void raise(long shards, long toRead) {
        boolean nobodyWaits = locked(() -> {
            raised |= shards;
            unread |= toRead;
            if ((shards & owned & ~busy) == 0 || resting(shards)) {
                return false;
            }
            raising.signal();
            return waiting == 0;
        });
        if (nobodyWaits) {
            waker.run();
        }
    }

    /** The shards this node holds the lease of; newly owned ones are read at once. */
    void own(long shards) {
        locked(() -> {
            raised |= shards & ~owned;
            unread |= shards & ~owned;
            return owned = shards;
        });
    }

    boolean owns(int shard) {
        return locked(() -> (owned & 1L << shard) != 0);
    }

    long busy() {
        return locked(() -> busy);
    }

    boolean pending() {
        return locked(() -> available() != 0);
    }

    /** Until then only what must be read is given out; what is handed over gathers. */
    void restUntil(long nanos) {
        locked(() -> restUntilNanos = nanos);
    }

    /** Takes up to {@code most} raised shards that are owned and free. */
    Taken take(int most) {
        return locked(() -> {
            long shards = lowestBits(available(), most);
            var taken = new Taken(shards, unread & shards);
            raised &= ~shards;
            unread &= ~shards;
            busy |= shards;
            return taken;
        });
    }

    /** As {@link #take}, but waits for a while if there are none: under traffic a worker keeps its thread. */
    Taken takeOrWait(int most, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        waiting++;
        try {
            var taken = take(most);
            while (taken.isEmpty() && end - System.nanoTime() > 0) {
                raising.awaitNanos(untilNextLook(end));
                taken = take(most);
            }
            return taken;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private long untilNextLook(long end) {
        long now = System.nanoTime();
        return restUntilNanos - now > 0 ? Math.min(end - now, restUntilNanos - now) : end - now;
    }

    /** Gives shards back; those in {@code again} may have more to read. */
    void release(long shards, long again) {
        locked(() -> {
            busy &= ~shards;
            unread |= again;
            return raised |= again;
        });
    }

    private <T> T locked(Supplier<T> access) {
        lock.lock();
        try {
            return access.get();
        } finally {
            lock.unlock();
        }
    }

    private long available() {
        long free = raised & owned & ~busy;
        return resting(free) ? 0 : free;
    }

    private boolean resting(long shards) {
        return (shards & unread) == 0 && restUntilNanos - System.nanoTime() > 0;
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
