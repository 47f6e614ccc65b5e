package io.throughline.orders.messaging;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import org.eclipse.microprofile.faulttolerance.Retry;

class PlantedRetryBesideOn implements EventHandler<Event> {
    @Override
    public void on(Event event, EventEnvelope envelope) {}

    @Retry
    void apply() {}
}
