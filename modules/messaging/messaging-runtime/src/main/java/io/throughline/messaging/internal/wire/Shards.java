package io.throughline.messaging.internal.wire;

import java.util.List;
import java.util.stream.IntStream;

/** The fixed number of shards the keys are hashed into; a shard is relayed by one node at a time. */
public final class Shards {

    /** Fixed for ever: events already stored carry their shard. */
    public static final int COUNT = 64;

    /** All shards, as bits. */
    public static final long ALL = -1L;

    private Shards() {}

    public static int of(String context, String key) {
        int hash = 31 * context.hashCode() + key.hashCode();
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        return (hash ^ hash >>> 13) >>> 26;
    }

    /** The numbers of the bits that are set. */
    public static List<Integer> list(long bits) {
        return IntStream.range(0, COUNT)
                .filter(shard -> (bits & 1L << shard) != 0)
                .boxed()
                .toList();
    }
}
