package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.deadletter.DeadLetterSender;
import io.throughline.messaging.internal.wire.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Handles the held events of a key in sequence, once the event they waited for is done. */
@ApplicationScoped
class KeyDrain {

    private static final Logger LOG = System.getLogger(KeyDrain.class.getName());

    @Inject
    private HeldMessages held;

    @Inject
    private KeyBlocks keyBlocks;

    @Inject
    private HandlerCall handlerCall;

    @Inject
    private DeadLetterSender deadLetters;

    /** Ends when the key is free, or waits for another event that failed. Safe to run twice at once. */
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
        var consumer = consumption.consumer();
        try {
            handlerCall.run(consumption, event, true);
            keyBlocks.settle(consumer, event);
            return true;
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "{0}: {1} failed: {2}", consumer.name(), Failures.text(event), e.toString());
            if (keyBlocks.blockByHeld(consumer, event, FailedAttempt.of(e))) {
                deadLetters.send(consumer, event, e);
                keyBlocks.giveUp(consumer, event);
            }
            return false;
        }
    }
}
