package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Orders entries so that nothing stands before what it follows from, and otherwise by time. */
final class CausalOrder {

    private static final Comparator<TimelineEntry> BY_TIME = Comparator.comparing(TimelineEntry::at)
            .thenComparing(TimelineEntry::kind)
            .thenComparing(entry -> String.valueOf(entry.consumer()))
            .thenComparing(entry -> String.valueOf(entry.id()));

    private record Handling(String consumer, UUID eventId) {

        static Handling of(TimelineEntry entry) {
            return new Handling(entry.consumer(), entry.eventId());
        }
    }

    private final List<TimelineEntry> entries;
    private final Map<UUID, TimelineEntry> byId = new HashMap<>();
    private final Map<UUID, List<TimelineEntry>> handled = new HashMap<>();
    private final Map<Handling, List<TimelineEntry>> attempts = new HashMap<>();
    private final Map<String, NavigableMap<Long, TimelineEntry>> lines = new HashMap<>();

    private CausalOrder(List<TimelineEntry> entries) {
        this.entries = entries.stream().sorted(BY_TIME).toList();
        this.entries.forEach(this::index);
    }

    static List<TimelineEntry> of(List<TimelineEntry> entries) {
        return new CausalOrder(entries).order();
    }

    private void index(TimelineEntry entry) {
        switch (entry.kind()) {
            case REQUEST, EVENT -> byId.put(entry.id(), entry);
            case DELIVERY -> {
                if ("handled".equals(entry.outcome())) {
                    handled.computeIfAbsent(entry.eventId(), id -> new ArrayList<>())
                            .add(entry);
                }
                if (entry.sequence() != null) {
                    lines.computeIfAbsent(entry.consumer(), consumer -> new TreeMap<>())
                            .put(entry.sequence(), entry);
                }
            }
            default ->
                attempts.computeIfAbsent(Handling.of(entry), handling -> new ArrayList<>())
                        .add(entry);
        }
    }

    private List<TimelineEntry> order() {
        var line = new CausalLine(entries);
        entries.forEach(entry -> line.causes(entry, causesOf(entry)));
        return line.order();
    }

    private Set<TimelineEntry> causesOf(TimelineEntry entry) {
        var causes = new HashSet<TimelineEntry>();
        switch (entry.kind()) {
            case REQUEST -> {
                // the first of its line
            }
            case EVENT -> {
                causes.add(byId.get(entry.causationId()));
                causes.add(handlingOf(entry));
            }
            case DELIVERY -> {
                causes.add(byId.get(entry.eventId()));
                // what was tried and called before the delivery had its end
                causes.addAll(attempts.getOrDefault(Handling.of(entry), List.of()));
                causes.add(predecessor(entry));
            }
            default -> causes.add(byId.get(entry.eventId()));
        }
        causes.removeIf(Objects::isNull);
        causes.remove(entry);
        return causes;
    }

    /** The delivery to the event's own context of the event it was caused by. */
    private TimelineEntry handlingOf(TimelineEntry event) {
        return handled.getOrDefault(event.causationId(), List.of()).stream()
                .filter(entry -> home(event.context()).equals(entry.context()))
                .findFirst()
                .orElse(null);
    }

    private static String home(String context) {
        int dot = context.indexOf('.');
        return dot < 0 ? context : context.substring(0, dot);
    }

    /** What a held delivery waits behind. */
    private TimelineEntry predecessor(TimelineEntry delivery) {
        if (!"held".equals(delivery.outcome()) || delivery.sequence() == null) {
            return null;
        }
        var before = lines.get(delivery.consumer()).lowerEntry(delivery.sequence());
        return before == null ? null : before.getValue();
    }
}
