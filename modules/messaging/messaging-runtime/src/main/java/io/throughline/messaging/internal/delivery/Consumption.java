package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.ContractViolation;
import java.util.Map;

/** A consumer with its handlers by event type. */
public record Consumption(ConsumerDefinition consumer, Map<String, HandlerIndex.Route> routes) {

    /** The types it handles; null if all of its source. */
    String[] types() {
        return routes.containsKey(HandlerIndex.ANY) ? null : routes.keySet().toArray(String[]::new);
    }

    /**
     * The one handler for events of the type.
     *
     * @throws ContractViolation if there is none, or the type is none of the consumer's source
     */
    HandlerIndex.Route route(String type) {
        var any = type.startsWith(consumer.source() + ".") ? routes.get(HandlerIndex.ANY) : null;
        var route = routes.getOrDefault(type, any);
        if (route == null) {
            throw new ContractViolation(consumer.name() + " has no handler for type '" + type + "'");
        }
        return route;
    }
}
