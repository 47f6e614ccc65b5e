package io.throughline.testbed.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;

/** A numbered step of a probe, for the consumer whose events share transactions. */
@EventType(name = "sharing.probe-joined")
public record ProbeJoined(String probe, int step) implements Event {

    @Override
    public String key() {
        return probe;
    }
}
