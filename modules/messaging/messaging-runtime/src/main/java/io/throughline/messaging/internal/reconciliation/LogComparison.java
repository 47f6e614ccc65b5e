package io.throughline.messaging.internal.reconciliation;

import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.PublishedEvents;
import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds in the log what a consumer has missed, and sends it to the consumer again. */
@ApplicationScoped
class LogComparison implements PublishedEvents {

    private static final Comparator<MissedEvent> IN_ORDER_OF_EACH_KEY =
            Comparator.comparing(MissedEvent::key).thenComparingLong(MissedEvent::sequence);

    @Inject
    private MissedEventTable events;

    @Inject
    private RedeliverySender sender;

    @Override
    public List<MissedEvent> missed(Class<? extends EventConsumer> consumer, Instant from, Instant to, int limit) {
        var definition = ConsumerDefinition.of(consumer);
        var types = HandledTypes.of(definition.name(), consumer);
        return events.missed(definition.name(), definition.source(), types, from, to, limit);
    }

    @Override
    public int redeliver(Class<? extends EventConsumer> consumer, Collection<MissedEvent> missed) {
        var definition = ConsumerDefinition.of(consumer);
        var ids = missed.stream().map(MissedEvent::eventId).toList();
        var sentRecently = events.sentRecently(definition.name(), ids);
        var due = missed.stream()
                .filter(event -> !sentRecently.contains(event.eventId()))
                .sorted(IN_ORDER_OF_EACH_KEY)
                .map(LoggedEvent::of)
                .toList();
        try {
            return due.isEmpty() ? 0 : sender.send(definition.name(), definition.source(), due);
        } catch (JMSException e) {
            throw new IllegalStateException(definition.name() + " cannot be sent what it missed", e);
        }
    }

    @Override
    public Set<UUID> handled(Class<? extends EventConsumer> consumer, Collection<UUID> eventIds) {
        return events.handled(ConsumerDefinition.of(consumer).name(), eventIds);
    }
}
