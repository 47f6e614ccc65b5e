package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.internal.contract.EventReader;
import io.throughline.messaging.internal.wire.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads an event by its contract and calls the one handler of its type. */
@ApplicationScoped
class HandlerCall {

    @Inject
    private EventReader reader;

    /**
     * @param draining whether the event was held and has its turn now
     * @return whether its key had waited for this event
     * @throws ContractViolation if the event has no handler or does not match its contract
     */
    boolean run(Consumption consumption, IncomingEvent event, boolean draining) {
        var envelope = event.envelope();
        var route = consumption.route(envelope.type());
        var typed = route.contract() == null
                ? reader.read(Thread.currentThread().getContextClassLoader(), envelope, event.data())
                : reader.read(route.contract(), envelope.version(), event.data());
        var delivery = new CurrentDelivery(consumption.consumer(), event, draining);
        delivery.run(() -> route.call(typed, envelope));
        return delivery.unblocked();
    }
}
