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
    private final Map<Integer, Cursor> unsaved = new ConcurrentHashMap<>();
    private volatile long validUntilNanos = System.nanoTime();

    /** @param sinceNanos when the renewal was begun: the lease counts from there, not from its answer */
    void renewed(Collection<Cursor> kept, Collection<Cursor> claimed, long sinceNanos, long seconds) {
        cursors.keySet().retainAll(kept.stream().map(Cursor::shard).toList());
        kept.forEach(cursor -> cursors.putIfAbsent(cursor.shard(), cursor));
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

    /** Moves on in memory; {@link #unsaved()} tells what is not yet in the database. */
    void advance(Cursor cursor) {
        cursors.computeIfPresent(cursor.shard(), (shard, old) -> cursor);
        unsaved.put(cursor.shard(), cursor);
    }

    Collection<Cursor> unsaved() {
        return List.copyOf(unsaved.values());
    }

    void saved(Collection<Cursor> written) {
        written.forEach(cursor -> unsaved.remove(cursor.shard(), cursor));
    }

    void lose(int shard) {
        cursors.remove(shard);
        unsaved.remove(shard);
    }
}
