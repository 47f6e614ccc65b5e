package io.throughline.bench.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

@EventType(name = "reference.order-ignored")
public record OrderIgnored(String account, long number, String note) implements Event {

    @Override
    public String key() {
        return account;
    }
}
