package io.throughline.messaging.internal.contract;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

@EventType(name = "shop.thing-bought", version = 2)
record ThingBought(String thing, int count) implements Event {

    @Override
    public String key() {
        return thing;
    }
}
