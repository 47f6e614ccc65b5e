package io.throughline.messaging.testkit;

import io.throughline.messaging.AppendOptions;
import io.throughline.messaging.Event;
import io.throughline.messaging.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An outbox for unit tests of services: remembers what was appended. */
public final class RecordedEvents implements Outbox {

    private final List<Event> events = new ArrayList<>();

    public List<Event> events() {
        return events;
    }

    @Override
    public UUID append(Event event, AppendOptions options) {
        events.add(event);
        return UUID.randomUUID();
    }
}
