package io.throughline.testbed.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/** A numbered step of a probe. */
@EventType(name = "testbed.probe-sent", version = 1)
public record ProbeSent(String probe, int step) implements Event {

    @Override
    public String key() {
        return probe;
    }
}
