package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Where committed events enter the relay of their own node. */
@ApplicationScoped
public class Handover {

    @Inject
    private FreshEvents fresh;

    @Inject
    private RelaySignal signal;

    @Inject
    private OtherNodes otherNodes;

    /** After the commit; never waits. Other nodes are told of events in shards that they relay. */
    public void committed(List<StoredEvent> events) {
        long handed = 0;
        long unread = 0;
        long elsewhere = 0;
        for (var event : events) {
            long bit = 1L << event.shard();
            if (!signal.owns(event.shard())) {
                elsewhere |= bit;
            } else if (fresh.add(event)) {
                handed |= bit;
            } else {
                unread |= bit;
            }
        }
        if (elsewhere != 0) {
            otherNodes.tell(elsewhere);
        }
        if ((unread | elsewhere) != 0) {
            signal.raiseUnread(unread | elsewhere);
        }
        if (handed != 0) {
            signal.raise(handed);
        }
    }
}
