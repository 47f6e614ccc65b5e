package io.throughline.crashtest;

import io.throughline.crashtest.RepairRecords.Replay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Replays, from one row for each state that their events have. */
final class ReplayRows {

    private ReplayRows() {}

    static List<Replay> of(List<List<String>> rows) {
        Map<String, Replay> replays = new LinkedHashMap<>();
        for (List<String> row : rows) {
            Replay replay = replays.computeIfAbsent(
                    row.get(0), id -> new Replay(id, row.get(1), new TreeMap<>(), new TreeMap<>()));
            if (row.get(2) != null) {
                replay.events().put(row.get(2), Long.valueOf(row.get(3)));
                replay.counts().put(row.get(2), Long.valueOf(row.get(4)));
            }
        }
        return new ArrayList<>(replays.values());
    }
}
