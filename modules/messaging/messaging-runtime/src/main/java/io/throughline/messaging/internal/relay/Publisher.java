package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of publishing: read a batch, send it, park what was refused, advance the cursors. */
@ApplicationScoped
class Publisher {

    private static final Gathering.Batch NOTHING = new Gathering.Batch(List.of(), 0);

    @Inject
    private Gathering gathering;

    @Inject
    private ParkedEvents parked;

    @Inject
    private RelaySettings settings;

    @Inject
    private RelayTracing tracing;

    @Inject
    private CursorMover mover;

    /**
     * Publishes one batch of these shards.
     *
     * @return what was published, and the shards that may hold more
     * @throws JMSException if the broker is away; nothing has moved and the batch will be sent again
     */
    Gathering.Batch publish(RelaySignal.Taken taken, Leases leases, Node node, BrokerLane lane) throws JMSException {
        var cursors = leases.of(taken.shards());
        if (cursors.isEmpty() || !leases.valid()) {
            return NOTHING;
        }
        retryParked(cursors, lane);
        var batch = gathering.next(cursors, taken.unread(), settings.batchSize());
        if (batch.events().isEmpty() || !leases.valid()) {
            return NOTHING;
        }
        var held = send(batch.events(), lane);
        var reached = reached(batch.events()).values();
        if (!held.isEmpty()) {
            mover.parkAndMove(node, leases, reached, held);
        }
        reached.forEach(leases::advance);
        return batch;
    }

    private Map<StoredEvent, String> send(List<StoredEvent> events, BrokerLane lane) throws JMSException {
        var held = new LinkedHashMap<StoredEvent, String>();
        for (var event : events) {
            if (parked.contains(event)) {
                held.put(event, "an earlier event of its key is parked");
            }
        }
        var sendable = events.stream().filter(event -> !held.containsKey(event)).toList();
        if (!sendable.isEmpty()) {
            var since = Instant.now();
            var refused = lane.send(sendable, settings.callTimeoutMillis()).refused();
            refused.forEach((event, failure) -> held.put(event, failure.toString()));
            tracing.sent(sendable, refused.keySet(), since);
        }
        return held;
    }

    private void retryParked(Collection<Cursor> cursors, BrokerLane lane) throws JMSException {
        for (var event : parked.due(cursors.stream().map(Cursor::shard).toList())) {
            var refused =
                    lane.send(List.of(event), settings.callTimeoutMillis()).refused();
            if (refused.isEmpty()) {
                parked.sent(event);
            } else {
                parked.postpone(event, refused.get(event).toString());
            }
        }
    }

    private static Map<Integer, Cursor> reached(List<StoredEvent> events) {
        var reached = new HashMap<Integer, Cursor>();
        for (var event : events) {
            reached.put(event.shard(), new Cursor(event.shard(), event.position(), event.recordedAt()));
        }
        return reached;
    }
}
