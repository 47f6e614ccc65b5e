package io.throughline.inventory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

class InMemoryRuns extends ReconciliationRuns {

    private final Map<String, ReconciliationRun> rows = new HashMap<>();
    private final Instant start;

    InMemoryRuns(Instant start) {
        this.start = start;
    }

    @Override
    ReconciliationRun lock(String source) {
        return rows.computeIfAbsent(source, name -> new ReconciliationRun(name, start));
    }
}
