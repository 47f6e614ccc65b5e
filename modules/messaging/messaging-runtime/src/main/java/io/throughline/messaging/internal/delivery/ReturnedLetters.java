package io.throughline.messaging.internal.delivery;

import io.throughline.messaging.internal.DatabaseFailure;
import io.throughline.messaging.internal.deadletter.DeadLetterSender;
import io.throughline.messaging.internal.deadletter.LetterTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Dead letters that came back to their consumer, by a replay or by the broker's console, and were handled. */
@ApplicationScoped
class ReturnedLetters {

    private static final Logger LOG = System.getLogger(ReturnedLetters.class.getName());

    @Inject
    private LetterTable letters;

    @Inject
    private DeadLetterSender sender;

    /** Costs nothing for a message that never was a dead letter. What it cannot write, {@code LetterSweep} finds. */
    void handled(CurrentDelivery delivery, Message message) throws JMSException {
        if (delivery.isHeld() || !sender.isReturned(delivery.consumer(), message)) {
            return;
        }
        try {
            letters.resolve(
                    delivery.consumer().name(), delivery.event().envelope().id());
        } catch (DatabaseFailure e) {
            LOG.log(Level.DEBUG, "the dead letter is found to be handled later", e);
        }
    }
}
