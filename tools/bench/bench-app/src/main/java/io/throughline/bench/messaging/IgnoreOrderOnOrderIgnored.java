package io.throughline.bench.messaging;

import io.throughline.bench.events.OrderIgnored;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
@Handles(ReferenceEventsConsumer.class)
public class IgnoreOrderOnOrderIgnored implements EventHandler<OrderIgnored> {

    @Override
    public void on(OrderIgnored event, EventEnvelope envelope) {
        // the reference has no effect
    }
}
