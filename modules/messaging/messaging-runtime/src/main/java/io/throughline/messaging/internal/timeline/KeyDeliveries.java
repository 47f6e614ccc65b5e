package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.internal.delivery.Subscriptions;
import io.throughline.messaging.internal.delivery.Subscriptions.Subscription;
import io.throughline.messaging.internal.timeline.DeliveryRows.At;
import io.throughline.messaging.internal.timeline.DeliveryRows.Block;
import io.throughline.messaging.internal.timeline.DeliveryRows.End;
import io.throughline.messaging.internal.timeline.DeliveryRows.Found;
import io.throughline.messaging.internal.timeline.KeyEvents.KeyEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What became of the events of a key at each consumer, and what the others wait for. */
@ApplicationScoped
class KeyDeliveries {

    /**
     * An event and one consumer.
     *
     * @param at when it ended; null while it waits, or if nobody knows
     */
    record KeyDelivery(
            KeyEvent event,
            String consumer,
            Instant at,
            String outcome,
            String detail,
            Integer attempts,
            Instant nextAttemptAt) {

        static KeyDelivery ended(KeyEvent event, String consumer, String how, End end) {
            return new KeyDelivery(event, consumer, end.at(), how, end.detail(), null, null);
        }

        static KeyDelivery waiting(KeyEvent event, String consumer, String why, String detail, Instant until) {
            return new KeyDelivery(event, consumer, null, why, detail, null, until);
        }
    }

    @Inject
    private DeliveryRows rows;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    @ConfigProperty(name = "throughline.inbox.retention", defaultValue = "P14D")
    private Period inboxRetention;

    List<KeyDelivery> of(String key, List<KeyEvent> events) {
        var consumers = subscriptions.all().stream().map(Subscription::consumer).collect(Collectors.toSet());
        var found = rows.find(key, events.stream().map(KeyEvent::id).toList(), consumers);
        var deliveries = new ArrayList<KeyDelivery>();
        for (var event : events) {
            var ended = ended(event, found);
            ended.forEach(consumer -> deliveries.add(end(event, consumer, found)));
            expecting(event, found).stream()
                    .filter(consumer -> !ended.contains(consumer))
                    .forEach(consumer ->
                            deliveries.add(waiting(event, consumer, found.block(consumer, key, event.id()))));
        }
        return deliveries;
    }

    private static Set<String> ended(KeyEvent event, Found found) {
        return found.handled().keySet().stream()
                .filter(at -> at.what().equals(event.id().toString()))
                .map(At::consumer)
                .collect(Collectors.toSet());
    }

    /** Of an event that the inbox may have forgotten, nobody knows whether it was handled. */
    private Set<String> expecting(KeyEvent event, Found found) {
        var inboxReaches = LocalDate.now(ZoneOffset.UTC)
                .minus(inboxRetention)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        if (event.recordedAt().isBefore(inboxReaches)) {
            return Set.of();
        }
        return subscriptions.all().stream()
                .filter(subscription -> subscription.takes(event.context(), event.type()))
                .filter(subscription -> found.since().containsKey(subscription)
                        && !event.recordedAt().isBefore(found.since().get(subscription)))
                .map(Subscription::consumer)
                .collect(Collectors.toSet());
    }

    private static At at(String consumer, KeyEvent event) {
        return new At(consumer, event.id().toString());
    }

    private static KeyDelivery end(KeyEvent event, String consumer, Found found) {
        var discarded = found.discarded().get(at(consumer, event));
        return discarded == null
                ? KeyDelivery.ended(event, consumer, "handled", found.handled().get(at(consumer, event)))
                : KeyDelivery.ended(event, consumer, "discarded", discarded);
    }

    /** What has failed was sent, also where the cursor, which is written every 200 ms, does not say so yet. */
    private static KeyDelivery waiting(KeyEvent event, String consumer, Block block) {
        boolean failed =
                block != null && block.by().equals(event.id()) && !block.state().equals("AWAITING");
        if (event.sendState() != null && !failed) {
            return KeyDelivery.waiting(event, consumer, event.sendState(), event.sendError(), event.sendAgainAt());
        }
        if (block == null || !failed && block.by().equals(event.id())) {
            return KeyDelivery.waiting(event, consumer, "on-the-broker", null, null);
        }
        if (!failed) {
            return KeyDelivery.waiting(event, consumer, "held", "behind event " + block.by(), null);
        }
        var outcome = "DEAD_LETTERED".equals(block.state()) ? "dead-lettered" : "retrying";
        return new KeyDelivery(event, consumer, null, outcome, block.error(), block.attempts(), block.nextAttemptAt());
    }
}
