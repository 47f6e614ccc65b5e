package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.AnyEvent;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.Handles;
import io.throughline.messaging.internal.contract.Contracts;
import io.throughline.messaging.internal.contract.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Whether a consumer could read an event, asked without delivering it. */
@ApplicationScoped
public class ConsumerContracts {

    @Inject
    private HandlerScan scan;

    @Inject
    private Contracts contracts;

    @Inject
    private EventReader reader;

    /**
     * @return the consumer of that name
     * @throws ContractViolation if there is none, or none of its handlers takes the type, or the data break the contract
     */
    public ConsumerDefinition check(String consumer, EventEnvelope envelope, byte[] data) {
        var handlers = scan.handlers().stream()
                .filter(handler -> definition(handler).name().equals(consumer))
                .toList();
        if (handlers.isEmpty()) {
            throw new ContractViolation("there is no consumer '" + consumer + "' here");
        }
        var definition = definition(handlers.get(0));
        read(definition, handlers, envelope, data);
        return definition;
    }

    private void read(ConsumerDefinition consumer, List<Class<?>> handlers, EventEnvelope envelope, byte[] data) {
        for (var handler : handlers) {
            var event = HandlerIndex.eventClass(handler);
            if (event == AnyEvent.class) {
                reader.read(handler.getClassLoader(), envelope, data);
                return;
            }
            var contract = contracts.of(event);
            if (contract.name().equals(envelope.type())) {
                reader.read(contract, envelope.version(), data);
                return;
            }
        }
        throw new ContractViolation(consumer.name() + " has no handler for type '" + envelope.type() + "'");
    }

    private static ConsumerDefinition definition(Class<?> handler) {
        return ConsumerDefinition.of(handler.getAnnotation(Handles.class).value());
    }
}
