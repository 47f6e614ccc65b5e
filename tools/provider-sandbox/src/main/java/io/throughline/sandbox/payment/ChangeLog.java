package io.throughline.sandbox.payment;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Authorizations by their last change: each is here once. Not safe for threads: its ledger is. */
public final class ChangeLog {
    private final NavigableMap<Position, String> changes = new TreeMap<>();
    private final Map<String, Position> last = new HashMap<>();
    private long number;

    /** A place in the log; the number tells changes of one instant apart. */
    public record Position(Instant at, long number) implements Comparable<Position> {
        public static Position after(Instant at) {
            return new Position(at, Long.MAX_VALUE);
        }

        public static Position of(String text) {
            String[] parts = text.split("~", -1);
            try {
                if (parts.length == 2) {
                    return new Position(Instant.parse(parts[0]), Long.parseLong(parts[1]));
                }
            } catch (DateTimeException | NumberFormatException e) {
                // the same answer as for another shape
            }
            throw new IllegalArgumentException("is not a cursor that was given out");
        }

        @Override
        public int compareTo(Position other) {
            return Comparator.comparing(Position::at)
                    .thenComparing(Position::number)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return at + "~" + number;
        }
    }

    /** An authorization and when it changed last. */
    public record Changed(Position position, String authorizationId) {}

    void add(String authorizationId, Instant at) {
        Position now = new Position(at, ++number);
        Position before = last.put(authorizationId, now);
        if (before != null) {
            changes.remove(before);
        }
        changes.put(now, authorizationId);
    }

    List<Changed> after(Position position, int limit) {
        return changes.tailMap(position, false).entrySet().stream()
                .limit(limit)
                .map(change -> new Changed(change.getKey(), change.getValue()))
                .toList();
    }
}
