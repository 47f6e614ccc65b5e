package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.TimelineEntry;
import io.throughline.messaging.TimelineEntry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Orders entries so that nothing stands before what it follows from, and otherwise by time. */
final class CausalOrder {

    private static final Comparator<TimelineEntry> BY_TIME = Comparator.comparing(TimelineEntry::at)
            .thenComparing(TimelineEntry::kind)
            .thenComparing(entry -> String.valueOf(entry.consumer()))
            .thenComparing(entry -> String.valueOf(entry.id()));

    private final List<TimelineEntry> remaining;
    private final Map<UUID, TimelineEntry> byId = new HashMap<>();
    private final Set<TimelineEntry> placed = new HashSet<>();

    private CausalOrder(List<TimelineEntry> entries) {
        remaining = new ArrayList<>(entries);
        remaining.sort(BY_TIME);
        remaining.stream()
                .filter(entry -> entry.kind() == Kind.EVENT || entry.kind() == Kind.REQUEST)
                .forEach(entry -> byId.put(entry.id(), entry));
    }

    static List<TimelineEntry> of(List<TimelineEntry> entries) {
        return new CausalOrder(entries).order();
    }

    private List<TimelineEntry> order() {
        var causes = new HashMap<TimelineEntry, Set<TimelineEntry>>();
        remaining.forEach(entry -> causes.put(entry, causesOf(entry)));
        var ordered = new ArrayList<TimelineEntry>();
        while (!remaining.isEmpty()) {
            // what waits for itself in a circle, which clocks alone cannot make, is placed by its time
            var next = remaining.stream()
                    .filter(entry -> placed.containsAll(causes.get(entry)))
                    .findFirst()
                    .orElse(remaining.get(0));
            remaining.remove(next);
            placed.add(next);
            ordered.add(next);
        }
        return ordered;
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
                causes.addAll(handlings(entry));
                causes.addAll(predecessors(entry));
            }
            default -> causes.add(byId.get(entry.eventId()));
        }
        causes.removeIf(Objects::isNull);
        causes.remove(entry);
        return causes;
    }

    /** The delivery to the event's own context of the event it was caused by. */
    private TimelineEntry handlingOf(TimelineEntry event) {
        return remaining.stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY && "handled".equals(entry.outcome()))
                .filter(entry -> Objects.equals(entry.eventId(), event.causationId()))
                .filter(entry -> home(event.context()).equals(entry.context()))
                .findFirst()
                .orElse(null);
    }

    private static String home(String context) {
        int dot = context.indexOf('.');
        return dot < 0 ? context : context.substring(0, dot);
    }

    /** What was tried and called before the delivery had its end. */
    private Set<TimelineEntry> handlings(TimelineEntry delivery) {
        var handlings = new HashSet<TimelineEntry>();
        remaining.stream()
                .filter(entry -> entry.kind().ordinal() > Kind.DELIVERY.ordinal())
                .filter(entry -> Objects.equals(entry.consumer(), delivery.consumer()))
                .filter(entry -> Objects.equals(entry.eventId(), delivery.eventId()))
                .forEach(handlings::add);
        return handlings;
    }

    /** What a held delivery waits behind. */
    private Set<TimelineEntry> predecessors(TimelineEntry delivery) {
        if (!"held".equals(delivery.outcome())) {
            return Set.of();
        }
        var predecessors = new HashSet<TimelineEntry>();
        remaining.stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY && entry.sequence() != null)
                .filter(entry -> Objects.equals(entry.consumer(), delivery.consumer()))
                .filter(entry -> entry.sequence() < delivery.sequence())
                .forEach(predecessors::add);
        return predecessors;
    }
}
