package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import java.util.Comparator;
import java.util.List;

/** Deliveries of different keys that share one transaction. */
final class Batch {

    private final List<WaitingDelivery> members;
    private final Runnable beforeCommit;

    /** @param beforeCommit what is done once all effects have run */
    Batch(List<WaitingDelivery> members, Runnable beforeCommit) {
        // in the order of the keys, so that two nodes lock the rows of the same keys in the same order
        this.members = members.stream()
                .sorted(Comparator.comparing(WaitingDelivery::key))
                .toList();
        this.beforeCommit = beforeCommit;
    }

    ConsumerDefinition consumer() {
        return members.get(0).delivery().consumer();
    }

    List<CurrentDelivery> deliveries() {
        return members.stream().map(WaitingDelivery::delivery).toList();
    }

    void runEffects(List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == Outcome.DONE) {
                members.get(i).runEffect();
            }
        }
        beforeCommit.run();
    }

    void committed(List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            members.get(i).settle(outcomes.get(i));
        }
    }

    /** After a rollback, whatever caused it: nobody waits for ever. */
    void releaseUnsettled() {
        members.forEach(WaitingDelivery::releaseUnlessSettled);
    }
}
