package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of publishing: read a batch, send it, park what was refused, advance the cursors. */
@ApplicationScoped
class Publisher {

    @Inject
    private LogReader log;

    @Inject
    private ParkedEvents parked;

    @Inject
    private RelaySettings settings;

    @Inject
    private CursorMover mover;

    /**
     * Publishes one batch of these shards.
     *
     * @return the shards that may hold more
     * @throws JMSException if the broker is away; nothing has moved and the batch will be sent again
     */
    long publish(long shards, Leases leases, Node node, BrokerLane lane) throws JMSException {
        var cursors = leases.of(shards);
        if (cursors.isEmpty() || !leases.valid()) {
            return 0;
        }
        retryParked(cursors, lane);
        var events = log.unpublished(cursors, settings.batchSize());
        if (events.isEmpty() || !leases.valid()) {
            return 0;
        }
        var held = send(events, lane);
        var reached = reached(events).values();
        if (!held.isEmpty()) {
            mover.parkAndMove(node, leases, reached, held);
        }
        reached.forEach(leases::advance);
        return events.size() < settings.batchSize() ? 0 : shards;
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
            lane.send(sendable, settings.callTimeoutMillis())
                    .refused()
                    .forEach((event, failure) -> held.put(event, failure.toString()));
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
