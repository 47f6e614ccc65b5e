package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.wire.Shards;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The events this node committed a moment ago. Positions of a shard are consecutive, so an event that follows the
 * cursor without a gap is the next one of the log and need not be read from it. The log stays the truth: whatever is
 * missing here is read there.
 */
@ApplicationScoped
class FreshEvents {

    private static final int MOST = 10_000;

    private final List<NavigableMap<Long, StoredEvent>> shards = Stream.<NavigableMap<Long, StoredEvent>>generate(
                    TreeMap::new)
            .limit(Shards.COUNT)
            .toList();
    private final AtomicInteger size = new AtomicInteger();

    /** @return false when there is no room: then the event is read from the log */
    boolean add(StoredEvent event) {
        if (size.get() >= MOST) {
            return false;
        }
        var shard = shards.get(event.shard());
        synchronized (shard) {
            shard.put(event.position(), event);
            size.incrementAndGet();
        }
        return true;
    }

    /** Removes and returns the events that follow the cursor without a gap. */
    List<StoredEvent> takeBehind(Cursor cursor, int most) {
        var shard = shards.get(cursor.shard());
        var run = new ArrayList<StoredEvent>();
        synchronized (shard) {
            int before = shard.size();
            shard.headMap(cursor.position(), true).clear();
            long next = cursor.position() + 1;
            while (run.size() < most && shard.containsKey(next)) {
                run.add(shard.remove(next++));
            }
            size.addAndGet(shard.size() - before);
        }
        return run;
    }

    /** Whether events remain, for instance behind a gap. */
    boolean holds(int number) {
        var shard = shards.get(number);
        synchronized (shard) {
            return !shard.isEmpty();
        }
    }

    /** Forgets the shards that belong to other nodes. */
    void retain(long owned) {
        for (int number : Shards.list(~owned)) {
            var shard = shards.get(number);
            synchronized (shard) {
                size.addAndGet(-shard.size());
                shard.clear();
            }
        }
    }
}
