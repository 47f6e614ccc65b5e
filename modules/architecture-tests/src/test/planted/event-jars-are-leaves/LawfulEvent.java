package io.throughline.orders.events;

import io.throughline.messaging.Event;
import java.util.List;

record LawfulEvent(String key, List<String> skus, long[] amounts) implements Event {}
