package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.internal.contract.EventReader;
import io.throughline.messaging.internal.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads an event by its contract and calls the one handler of its type. */
@ApplicationScoped
class HandlerCall {

    @Inject
    private EventReader reader;

    @Inject
    private Tracing tracing;

    @Inject
    private AttemptRecords attempts;

    /**
     * @return whether its key had waited for this event
     * @throws ContractViolation if the event has no handler or does not match its contract
     */
    boolean run(Consumption consumption, CurrentDelivery delivery) {
        var span =
                tracing.process(consumption.consumer().name(), delivery.event().envelope());
        return Tracing.within(span, () -> handle(consumption, delivery));
    }

    private boolean handle(Consumption consumption, CurrentDelivery delivery) {
        var envelope = delivery.event().envelope();
        var data = delivery.event().data();
        var route = consumption.route(envelope.type());
        var typed = route.contract() == null
                ? reader.read(Thread.currentThread().getContextClassLoader(), envelope, data)
                : reader.read(route.contract(), envelope.version(), data);
        delivery.run(() -> route.call(typed, envelope));
        attempts.succeeded(delivery);
        return delivery.unblocked();
    }
}
