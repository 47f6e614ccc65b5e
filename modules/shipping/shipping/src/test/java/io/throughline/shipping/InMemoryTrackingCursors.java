package io.throughline.shipping;

import java.util.Map;
import java.util.TreeMap;

class InMemoryTrackingCursors extends TrackingCursors {

    private final Map<String, Long> rows = new TreeMap<>();

    @Override
    Map<String, Long> all() {
        return Map.copyOf(rows);
    }

    @Override
    void begin(String carrier) {
        rows.putIfAbsent(carrier, 0L);
    }

    @Override
    boolean move(String carrier, long from, long to) {
        return rows.replace(carrier, from, to);
    }
}
