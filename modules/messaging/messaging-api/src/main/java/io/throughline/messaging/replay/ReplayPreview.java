package io.throughline.messaging.replay;

import java.time.Instant;
import java.util.List;

/**
 * What a replay covers.
 *
 * @param keys how many different keys
 * @param oldest when the oldest of them failed first, or was appended
 * @param sample the first few, in their order
 */
public record ReplayPreview(long count, long keys, Instant oldest, List<Share> shares, List<ReplayItem> sample) {

    /** How many are of one consumer and, of dead letters, one cause. */
    public record Share(String consumer, String fingerprint, long count) {}
}
