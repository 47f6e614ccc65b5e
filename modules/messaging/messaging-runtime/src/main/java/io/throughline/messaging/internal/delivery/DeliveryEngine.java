package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.Deliveries;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.internal.deadletter.DeadLetterSender;
import io.throughline.messaging.internal.gate.Gates;
import io.throughline.messaging.internal.wire.IncomingEvent;
import io.throughline.messaging.internal.wire.MessageDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;

/** Decides for each delivery: handled, held, redelivered later, or dead-lettered with its reason. */
@ApplicationScoped
public class DeliveryEngine implements Deliveries {

    /** What a message asks for. */
    private interface Work {
        void run() throws JMSException;
    }

    @Inject
    private Gates gates;

    @Inject
    private HandlerIndex handlerIndex;

    @Inject
    private HandlerCall handlerCall;

    @Inject
    private Failures failures;

    @Inject
    private KeyDrain drain;

    @Inject
    private DueKeys dueKeys;

    @Inject
    private DeadLetterSender deadLetters;

    @Inject
    private ReturnedLetters returned;

    @Inject
    private AttemptRecords attempts;

    @Override
    public void deliver(
            Class<? extends EventConsumer> consumerClass, Instance<EventHandler<?>> handlers, Message message) {
        var consumer = ConsumerDefinition.of(consumerClass);
        var routes = handlerIndex.of(consumerClass, handlers);
        gates.enter(consumer.name());
        try {
            deliver(new Consumption(consumer, routes), message);
        } catch (JMSException e) {
            throw new Redelivery("the message cannot be read", e);
        } finally {
            gates.leave(consumer.name());
        }
    }

    private void deliver(Consumption consumption, Message message) throws JMSException {
        Work work;
        try {
            work = read(consumption, message);
        } catch (ContractViolation | MessageFormatException e) {
            deadLetters.send(consumption.consumer(), message, e);
            return;
        }
        work.run();
    }

    /** Runs nothing yet, so that only a message that cannot be read fails here. */
    private Work read(Consumption consumption, Message message) throws JMSException {
        var keyToDrain = DrainRequests.keyIn(message);
        if (keyToDrain != null) {
            return () -> {
                dueKeys.taken(consumption.consumer().name(), keyToDrain);
                drain.drain(consumption, keyToDrain);
            };
        }
        var event = MessageDecoder.decode(message);
        return () -> handle(consumption, message, event);
    }

    private void handle(Consumption consumption, Message message, IncomingEvent event) throws JMSException {
        var next = Failures.Next.HANDLE_AGAIN;
        while (next == Failures.Next.HANDLE_AGAIN) {
            var delivery = new CurrentDelivery(consumption, event, false);
            next = delivery.call(() -> attempt(consumption, message, delivery));
        }
    }

    /** Where the database was away, nothing was decided, and the event is handled again, in its place. */
    private Failures.Next attempt(Consumption consumption, Message message, CurrentDelivery delivery)
            throws JMSException {
        try {
            boolean unblocked = handlerCall.run(consumption, delivery);
            returned.handled(delivery, message);
            if (unblocked) {
                drain.drain(consumption, delivery.keyThatWaits());
            }
            return Failures.Next.ACKNOWLEDGE;
        } catch (RuntimeException | Error e) {
            var next = failures.decide(delivery, e);
            if (next == Failures.Next.DEAD_LETTER) {
                deadLetters.send(consumption.consumer(), message, e);
            }
            if (next == Failures.Next.REDELIVER) {
                throw new Redelivery(delivery.text() + " was not decided on", e);
            }
            return next;
        } finally {
            attempts.writeRest(delivery);
        }
    }
}
