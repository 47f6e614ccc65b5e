package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.TimelineEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Puts every entry behind its causes, and otherwise leaves them in the order in which they were given. */
final class CausalLine {

    private static final class Place {
        private final int rank;
        private final TimelineEntry entry;
        private final List<Place> followers = new ArrayList<>();
        private int causes;
        private boolean taken;

        Place(int rank, TimelineEntry entry) {
            this.rank = rank;
            this.entry = entry;
        }
    }

    private final List<Place> places = new ArrayList<>();
    private final Map<TimelineEntry, Place> byEntry = new IdentityHashMap<>();
    private final PriorityQueue<Place> ready = new PriorityQueue<>((one, other) -> one.rank - other.rank);

    CausalLine(List<TimelineEntry> entries) {
        for (var entry : entries) {
            var place = new Place(places.size(), entry);
            places.add(place);
            byEntry.put(entry, place);
        }
    }

    void causes(TimelineEntry entry, Collection<TimelineEntry> causes) {
        var place = byEntry.get(entry);
        for (var cause : causes) {
            byEntry.get(cause).followers.add(place);
            place.causes++;
        }
    }

    List<TimelineEntry> order() {
        places.stream().filter(place -> place.causes == 0).forEach(ready::add);
        var ordered = new ArrayList<TimelineEntry>();
        for (var earliest : places) {
            takeAll(ordered);
            // what waits for itself in a circle, which clocks alone cannot make, is placed by its time
            if (!earliest.taken) {
                ready.add(earliest);
            }
        }
        takeAll(ordered);
        return ordered;
    }

    private void takeAll(List<TimelineEntry> ordered) {
        while (!ready.isEmpty()) {
            var place = ready.poll();
            if (!place.taken) {
                place.taken = true;
                ordered.add(place.entry);
                place.followers.stream().filter(next -> --next.causes == 0).forEach(ready::add);
            }
        }
    }
}
