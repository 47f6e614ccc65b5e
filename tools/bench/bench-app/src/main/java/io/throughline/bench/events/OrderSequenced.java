package io.throughline.bench.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

@EventType(name = "sequence.order-sequenced")
public record OrderSequenced(String account, long number, String note) implements Event {

    @Override
    public String key() {
        return account;
    }
}
