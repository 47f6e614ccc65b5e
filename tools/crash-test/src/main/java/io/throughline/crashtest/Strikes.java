package io.throughline.crashtest;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often each thing was done; safe for threads. */
final class Strikes {

    private final Map<String, Long> counts = new LinkedHashMap<>();

    synchronized void add(String name, long times) {
        counts.merge(name, times, Long::sum);
    }

    synchronized Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }
}
