package io.throughline.devstack.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of all orders so far. Not safe for threads. */
final class Tally {
    private final Map<String, Long> open = new TreeMap<>();
    private final Map<String, Long> ended = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private long placed;
    private long refused;
    private long unanswered;
    private long skipped;

    void placed() {
        placed++;
        add(open, "PLACED", 1);
    }

    void moved(String from, String to) {
        add(open, from, -1);
        add(open, to, 1);
    }

    void ended(String from, String status, String reason) {
        add(open, from, -1);
        add(ended, status, 1);
        if (reason != null) {
            add(reasons, reason, 1);
        }
    }

    void refused() {
        refused++;
    }

    /** Nobody answered, however often it was asked. */
    void unanswered() {
        unanswered++;
    }

    /** Not asked, for too many others waited for an answer. */
    void skipped() {
        skipped++;
    }

    long unfinished() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One line. */
    String now(Duration since) {
        double seconds = Math.max(1, since.toMillis()) / 1_000.0;
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "%5.0f s  placed %d (%.1f/s)", seconds, placed, placed / seconds));
        if (unfinished() > 0) {
            parts.add("open: " + list(open));
        }
        if (!ended.isEmpty()) {
            parts.add("ended: " + list(ended));
        }
        addIfAny(parts, "refused", refused);
        addIfAny(parts, "without an answer", unanswered);
        addIfAny(parts, "left out, the server was behind", skipped);
        return String.join("  ", parts);
    }

    /** Why orders did not end well. */
    String why() {
        return list(reasons);
    }

    private static void addIfAny(List<String> parts, String name, long count) {
        if (count > 0) {
            parts.add(name + ": " + count);
        }
    }

    private static String list(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void add(Map<String, Long> counts, String name, long number) {
        counts.merge(name, number, (before, more) -> before + more == 0 ? null : before + more);
    }
}
