package io.throughline.orders.messaging;

import io.throughline.messaging.Event;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import org.eclipse.microprofile.faulttolerance.Retry;

class LawfulHandler implements EventHandler<Event> {
    @Override
    @Retry
    public void on(Event event, EventEnvelope envelope) {}
}
