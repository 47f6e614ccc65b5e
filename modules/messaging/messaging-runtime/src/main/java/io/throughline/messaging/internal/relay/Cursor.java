package io.throughline.messaging.internal.relay;

import java.time.Instant;

/** How far a shard is published: all positions up to this one, which entered the log at {@code recordedAt}. */
record Cursor(int shard, long position, Instant recordedAt) {

    long bit() {
        return 1L << shard;
    }
}
