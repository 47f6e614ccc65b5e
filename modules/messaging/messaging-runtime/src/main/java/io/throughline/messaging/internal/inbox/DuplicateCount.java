package io.throughline.messaging.internal.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How many duplicates this node has suppressed, by consumer, since it started. */
@ApplicationScoped
public class DuplicateCount {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String consumer) {
        counts.computeIfAbsent(consumer, ignored -> new LongAdder()).increment();
    }

    public long of(String consumer) {
        var count = counts.get(consumer);
        return count == null ? 0 : count.sum();
    }

    /** What {@link #of} says, by consumer. */
    public Map<String, Long> all() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().sum()));
    }
}
