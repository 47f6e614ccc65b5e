package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.activity.ActivityLog;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.function.Supplier;

/** The transactions of the inbox. */
@ApplicationScoped
class InboxTransaction {

    /** What the first transaction of a call to the outside found; {@code value} only with {@code DONE}. */
    record Intended<I>(Outcome outcome, I value) {}

    @Inject
    private InboxTable inbox;

    @Inject
    private ActivityLog activities;

    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    Outcome record(CurrentDelivery delivery, Runnable effect) {
        var outcome = inbox.record(delivery);
        if (outcome == Outcome.DONE) {
            effect.run();
        }
        activities.writeWithCommit(delivery.activities());
        return outcome;
    }

    /** Records several deliveries and runs the effects of the new ones, one after the other. */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    List<Outcome> recordAll(Batch batch) {
        var outcomes = inbox.recordAll(batch.consumer(), batch.deliveries());
        batch.runEffects(outcomes);
        batch.deliveries().forEach(delivery -> activities.writeWithCommit(delivery.activities()));
        return outcomes;
    }

    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    <I> Intended<I> intend(CurrentDelivery delivery, Supplier<I> intent) {
        var outcome = inbox.check(delivery);
        return new Intended<>(outcome, outcome == Outcome.DONE ? intent.get() : null);
    }
}
