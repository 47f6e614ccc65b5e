package io.throughline.bench.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

@EventType(name = "shared.order-tallied")
public record OrderTallied(String account, long number, String note) implements Event {

    @Override
    public String key() {
        return account;
    }
}
