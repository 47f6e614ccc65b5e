package io.throughline.messaging.internal.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The shards this node may publish, with their cursors, and until when, by this machine's monotonic clock. */
class Leases {

    private final Map<Integer, Cursor> cursors = new ConcurrentHashMap<>();
    private volatile long validUntilNanos = System.nanoTime();

    /** @param sinceNanos when the renewal was begun: the lease counts from there, not from its answer */
    void renewed(Collection<Integer> kept, Collection<Cursor> claimed, long sinceNanos, long seconds) {
        cursors.keySet().retainAll(kept);
        claimed.forEach(cursor -> cursors.put(cursor.shard(), cursor));
        validUntilNanos = sinceNanos + TimeUnit.SECONDS.toNanos(seconds);
    }

    boolean valid() {
        return validUntilNanos - System.nanoTime() > 0;
    }

    long owned() {
        return cursors.keySet().stream().mapToLong(shard -> 1L << shard).reduce(0, (a, b) -> a | b);
    }

    List<Cursor> of(long shards) {
        var result = new ArrayList<Cursor>(Long.bitCount(shards));
        for (long rest = shards; rest != 0; rest &= rest - 1) {
            var cursor = cursors.get(Long.numberOfTrailingZeros(rest));
            if (cursor != null) {
                result.add(cursor);
            }
        }
        return result;
    }

    void advance(Cursor cursor) {
        cursors.computeIfPresent(cursor.shard(), (shard, old) -> cursor);
    }

    void lose(int shard) {
        cursors.remove(shard);
    }
}
