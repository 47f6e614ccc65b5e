package io.throughline.webhooks;

import io.throughline.messaging.EventContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a subscription may be for: one event type, {@code <context>.*} or {@code *}. */
@ApplicationScoped
class EventTypePattern {

    static final String ALL = "*";

    /** Whose events are delivered: those that {@code .messaging} consumes. */
    static final Set<String> SOURCES = Set.of("inventory", "orders", "payments", "shipping");

    @Inject
    EventContracts contracts;

    /** The patterns that a type matches. */
    static List<String> matching(String type) {
        return List.of(ALL, source(type) + ".*", type);
    }

    /** @throws SubscriptionRefused naming the first that matches no event that is for the outside */
    Set<String> checked(List<String> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            check(patterns.get(i), "/eventTypes/" + i);
        }
        return new TreeSet<>(patterns);
    }

    private void check(String pattern, String pointer) {
        boolean many =
                pattern.equals(ALL) || SOURCES.contains(source(pattern)) && pattern.equals(source(pattern) + ".*");
        if (many) {
            return;
        }
        var audience =
                SOURCES.contains(source(pattern)) ? contracts.audience(pattern) : EventContracts.Audience.UNKNOWN;
        switch (audience) {
            case UNKNOWN ->
                throw new SubscriptionRefused(
                        pointer,
                        "is no known event type; there are *, " + String.join(".*, ", new TreeSet<>(SOURCES))
                                + ".* and the types of these contexts");
            case INTERNAL -> throw new SubscriptionRefused(pointer, "is an internal event, which is not delivered");
            case PUBLIC -> {
                // as it should be
            }
        }
    }

    private static String source(String type) {
        return type.substring(0, Math.max(0, type.indexOf('.')));
    }
}
