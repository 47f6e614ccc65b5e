package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.TimelineEntry;
import io.throughline.messaging.TimelineEntry.Kind;
import io.throughline.messaging.Timelines;
import io.throughline.messaging.internal.timeline.KeyDeliveries.KeyDelivery;
import io.throughline.messaging.internal.timeline.KeyEvents.KeyEvent;
import io.throughline.messaging.internal.trace.TraceContexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts the timeline of a key together. */
@ApplicationScoped
public class KeyTimelines implements Timelines {

    private static final int MOST = 1_000;

    @Inject
    private KeyEvents keyEvents;

    @Inject
    private KeyDeliveries keyDeliveries;

    @Inject
    private KeyActivities keyActivities;

    @Override
    public Timeline of(String businessId) {
        var activities = keyActivities.of(businessId, MOST);
        var events = keyEvents.of(businessId, MOST);
        var requests = requests(activities);
        var entries = new ArrayList<>(activities);
        events.forEach(event -> entries.add(entry(event, requests.get(event.id()))));
        keyDeliveries.of(businessId, events).forEach(delivery -> entries.add(entry(delivery)));
        return new Timeline(CausalOrder.of(entries), activities.size() < MOST && !anyFull(events));
    }

    private static boolean anyFull(List<KeyEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(KeyEvent::context, Collectors.counting()))
                .values()
                .stream()
                .anyMatch(count -> count >= MOST);
    }

    /** The requests by the events they led to. */
    private static Map<UUID, UUID> requests(List<TimelineEntry> activities) {
        var requests = new HashMap<UUID, UUID>();
        activities.stream()
                .filter(entry -> entry.kind() == Kind.REQUEST && entry.eventId() != null)
                .forEach(entry -> requests.put(entry.eventId(), entry.id()));
        return requests;
    }

    private static TimelineEntry entry(KeyEvent event, UUID request) {
        return new TimelineEntry(
                Kind.EVENT,
                event.id(),
                event.occurredAt(),
                event.context(),
                null,
                event.type(),
                event.id(),
                event.sequence(),
                event.causationId() == null ? request : UUID.fromString(event.causationId()),
                null,
                event.sendState() == null ? "published" : event.sendState(),
                event.sendError(),
                null,
                event.sendAgainAt(),
                TraceContexts.idIn(event.traceparent()),
                null);
    }

    private static TimelineEntry entry(KeyDelivery delivery) {
        var event = delivery.event();
        return new TimelineEntry(
                Kind.DELIVERY,
                null,
                delivery.at() == null ? event.recordedAt() : delivery.at(),
                delivery.consumer().substring(0, delivery.consumer().indexOf('.')),
                delivery.consumer(),
                event.type(),
                event.id(),
                event.sequence(),
                event.id(),
                delivery.attempts(),
                delivery.outcome(),
                delivery.detail(),
                delivery.at() == null ? null : Duration.between(event.recordedAt(), delivery.at()),
                delivery.nextAttemptAt(),
                TraceContexts.idIn(event.traceparent()),
                null);
    }
}
