package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.delivery.HeldMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** One statement per delivery: is it new, a duplicate, or must it wait for an earlier event of its key? */
@ApplicationScoped
class InboxTable {

    private static final String RECORD = "SELECT messaging.record_delivery(?, ?, ?, ?, ?)";
    private static final String CHECK = "SELECT messaging.check_delivery(?, ?, ?, ?, ?)";

    @Inject
    private Database database;

    @Inject
    private HeldMessages held;

    /** Records the event as handled, unless it was, or its key is blocked: then it is held. */
    Outcome record(CurrentDelivery delivery) {
        return outcome(delivery, RECORD);
    }

    /** As {@link #record}, but records nothing. */
    Outcome check(CurrentDelivery delivery) {
        return outcome(delivery, CHECK);
    }

    private Outcome outcome(CurrentDelivery delivery, String sql) {
        switch (call(delivery, sql)) {
            case 1:
                return Outcome.DUPLICATE;
            case 2:
                held.hold(delivery.consumer().name(), delivery.event());
                return Outcome.HELD;
            case 3:
                delivery.unblock();
                return Outcome.DONE;
            default:
                return Outcome.DONE;
        }
    }

    private int call(CurrentDelivery delivery, String sql) {
        var envelope = delivery.event().envelope();
        return database.query(connection -> Rows.one(
                connection,
                sql,
                row -> row.getInt(1),
                delivery.consumer().name(),
                envelope.id(),
                envelope.key(),
                delivery.consumer().ordered(),
                delivery.draining()));
    }
}
