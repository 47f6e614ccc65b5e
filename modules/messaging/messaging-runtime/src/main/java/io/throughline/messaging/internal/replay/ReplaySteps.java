package io.throughline.messaging.internal.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sends the next events of a replay: noted as sent in the transaction that ends when the broker has them. */
@ApplicationScoped
class ReplaySteps {

    @Inject
    private RunTable table;

    @Inject
    private Sending sending;

    /** @return how many were sent; none if there is nothing that may be sent now */
    @Transactional(rollbackOn = Exception.class)
    int send(UUID replay, boolean canaries, int limit, ReplaySender sender) throws JMSException {
        var claimed = table.claim(replay, canaries, limit);
        if (!claimed.isEmpty()) {
            var gone = sending.send(claimed, sender);
            gone.forEach(event -> table.skip(replay, event));
        }
        return claimed.size();
    }

    /** The broker's part, outside of the database's transaction: its session has one of its own. */
    @ApplicationScoped
    static class Sending {

        @Inject
        private RunTable table;

        /** @return those that are no longer to be had */
        @Transactional(TxType.NOT_SUPPORTED)
        List<Claimed> send(List<Claimed> claimed, ReplaySender sender) throws JMSException {
            var letters = table.letters(claimed);
            var gone = new ArrayList<Claimed>();
            for (var next : claimed) {
                if (next.letter() != null) {
                    sender.add(next.consumer(), letters.get(next.letter()));
                } else if (!fromLog(next, sender)) {
                    gone.add(next);
                }
            }
            sender.send();
            return gone;
        }

        private boolean fromLog(Claimed next, ReplaySender sender) throws JMSException {
            var event = table.event(next);
            if (event.isPresent()) {
                sender.add(next.consumer(), event.get());
            }
            return event.isPresent();
        }
    }
}
