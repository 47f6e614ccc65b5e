package io.throughline.crashtest;

import java.time.Instant;
import java.util.List;

/** How long something took. */
record Span(Instant from, Instant to) {

    private static final String REPLAYS = """
            SELECT extract(epoch FROM started_at), extract(epoch FROM coalesce(finished_at, now()))
            FROM messaging.replay WHERE started_at IS NOT NULL AND reason LIKE ? || '%'""";

    /** Of the replays whose reasons begin so. */
    static List<Span> ofReplays(Database database, String mark) {
        return database.rows(REPLAYS, mark).stream()
                .map(row -> new Span(instant(row.get(0)), instant(row.get(1))))
                .toList();
    }

    boolean meets(List<Span> others) {
        return others.stream().anyMatch(other -> from.isBefore(other.to) && other.from.isBefore(to));
    }

    private static Instant instant(String epochSeconds) {
        return Instant.ofEpochMilli((long) (1_000 * Double.parseDouble(epochSeconds)));
    }
}
