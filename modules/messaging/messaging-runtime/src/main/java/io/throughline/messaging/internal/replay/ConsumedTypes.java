package io.throughline.messaging.internal.replay;

import io.throughline.messaging.internal.delivery.Subscriptions;
import io.throughline.messaging.replay.ReplayRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which events of whom a consumer of this deployment takes. */
@ApplicationScoped
class ConsumedTypes {

    private static final String EVENTS = "-events";

    @Inject
    private Subscriptions subscriptions;

    ReplaySnapshot.HandledRange of(String consumer) {
        var types = types(consumer);
        if (types.isEmpty()) {
            throw new ReplayRefused(
                    "There is no consumer '" + consumer + "' here; there are " + String.join(", ", consumers()) + ".");
        }
        var source = consumer.endsWith(EVENTS)
                ? consumer.substring(consumer.indexOf('.') + 1, consumer.length() - EVENTS.length())
                : consumer;
        return new ReplaySnapshot.HandledRange(source, types.contains(Subscriptions.ANY) ? null : List.copyOf(types));
    }

    /** Of this deployment, in order. */
    Collection<String> consumers() {
        return subscriptions.consumers();
    }

    private Set<String> types(String consumer) {
        return subscriptions.all().stream()
                .filter(subscription -> subscription.consumer().equals(consumer))
                .map(Subscriptions.Subscription::type)
                .collect(Collectors.toSet());
    }
}
