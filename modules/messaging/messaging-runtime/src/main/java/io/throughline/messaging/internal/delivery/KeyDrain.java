package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.deadletter.DeadLetterSender;
import io.throughline.messaging.internal.wire.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;

/** Handles the held events of a key in sequence, once the event they waited for is done. */
@ApplicationScoped
class KeyDrain {

    @Inject
    private HeldMessages held;

    @Inject
    private KeyBlocks keyBlocks;

    @Inject
    private HandlerCall handlerCall;

    @Inject
    private DeadLetterSender deadLetters;

    @Inject
    private AttemptRecords attempts;

    /** Ends when the key is free, or waits for another event, that failed or has yet to come. Safe to run twice at once. */
    void drain(Consumption consumption, String key) throws JMSException {
        var consumer = consumption.consumer();
        while (keyBlocks.drainable(consumer.name(), key)) {
            var next = held.first(consumer.name(), key);
            if (next.isEmpty()) {
                keyBlocks.unblock(consumer.name(), key);
            } else if (!handled(consumption, next.get())) {
                return;
            }
        }
    }

    private boolean handled(Consumption consumption, IncomingEvent event) throws JMSException {
        var delivery = new CurrentDelivery(consumption, event, true);
        return delivery.call(() -> handled(consumption, delivery));
    }

    private boolean handled(Consumption consumption, CurrentDelivery delivery) throws JMSException {
        var consumer = consumption.consumer();
        try {
            handlerCall.run(consumption, delivery);
            if (delivery.isHeld()) {
                return false;
            }
            keyBlocks.settle(consumer, delivery.event());
            return true;
        } catch (RuntimeException | Error e) {
            var failed = FailedAttempt.of(e);
            boolean last = keyBlocks.blockByHeld(delivery, failed);
            Failures.logOfHeld(delivery, failed, e);
            if (last) {
                deadLetters.send(consumer, delivery.event(), e);
                keyBlocks.giveUp(consumer, delivery.event());
            }
            return false;
        } finally {
            attempts.writeRest(delivery);
        }
    }
}
