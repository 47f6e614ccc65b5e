package io.throughline.messaging.internal.inbox;

import io.throughline.dualwrite.Variant;
import io.throughline.messaging.Inbox.Outcome;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.List;

/** Takes every delivery for the first one; blocked keys work as ever. */
@Alternative
@Priority(1)
@ApplicationScoped
class ForgetfulInboxTable extends InboxTable {

    private static final String FORGET = "DELETE FROM messaging.inbox WHERE event_id = ? AND consumer = ?";

    @Inject
    private Variant variant;

    @Inject
    private Database itself;

    @Override
    Outcome record(CurrentDelivery delivery) {
        forget(delivery);
        return super.record(delivery);
    }

    @Override
    List<Outcome> recordAll(ConsumerDefinition consumer, List<CurrentDelivery> deliveries) {
        deliveries.forEach(this::forget);
        return super.recordAll(consumer, deliveries);
    }

    @Override
    Outcome check(CurrentDelivery delivery) {
        forget(delivery);
        return super.check(delivery);
    }

    private void forget(CurrentDelivery delivery) {
        if (variant.forgets()) {
            itself.run(connection -> Rows.update(
                    connection,
                    FORGET,
                    delivery.event().envelope().id(),
                    delivery.consumer().name()));
        }
    }
}
