package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.Activities;
import io.throughline.messaging.Activity;
import io.throughline.messaging.internal.activity.ActivityLog;
import io.throughline.messaging.internal.activity.ActivityRow;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.trace.TraceContexts;
import io.throughline.messaging.internal.wire.EventIds;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.List;

/** Records an activity where its thread is: in the transaction, with the delivery, or at once. */
@ApplicationScoped
public class ActivityRecorder implements Activities {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private ActivityLog log;

    @Inject
    private Whereabouts whereabouts;

    private final Clock clock = Clock.systemUTC();

    @Override
    public void record(Activity activity) {
        var delivery = CurrentDelivery.orNull();
        if (activity.businessId() == null && delivery == null) {
            throw new IllegalArgumentException("outside of an event handler an activity needs a business id");
        }
        var row = row(activity, delivery);
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            log.writeWithCommit(List.of(row));
        } else if (delivery != null) {
            delivery.activities().add(row);
        } else {
            log.writeNow(List.of(row));
        }
    }

    private ActivityRow row(Activity activity, CurrentDelivery delivery) {
        var envelope = delivery == null ? null : delivery.event().envelope();
        var began =
                activity.duration() == null ? clock.instant() : clock.instant().minus(activity.duration());
        return new ActivityRow(
                began,
                EventIds.next(),
                activity.kind().name(),
                activity.businessId() == null ? envelope.key() : activity.businessId(),
                whereabouts.context(delivery),
                delivery == null ? null : delivery.consumer().name(),
                activity.name(),
                activity.eventId() == null && envelope != null ? envelope.id() : activity.eventId(),
                activity.outcome(),
                activity.detail(),
                ActivityRow.counted(activity.attempt()),
                ActivityRow.millis(activity.duration()),
                log.node(),
                TraceContexts.traceId(envelope == null ? null : envelope.traceparent()),
                null);
    }
}
