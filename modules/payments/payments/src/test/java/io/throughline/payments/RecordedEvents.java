package io.throughline.payments;

import io.throughline.messaging.AppendOptions;
import io.throughline.messaging.Event;
import io.throughline.messaging.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class RecordedEvents implements Outbox {

    final List<Event> events = new ArrayList<>();

    @Override
    public UUID append(Event event, AppendOptions options) {
        events.add(event);
        return UUID.randomUUID();
    }
}
