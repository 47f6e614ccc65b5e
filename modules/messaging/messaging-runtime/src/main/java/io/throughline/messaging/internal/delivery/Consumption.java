package io.throughline.messaging.internal.delivery;

import java.util.Map;

/** A consumer with its handlers by event type. */
record Consumption(ConsumerDefinition consumer, Map<String, HandlerIndex.Route> routes) {}
