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

    /** After the commit; never waits. Events of shards that other nodes relay are found by those. */
    public void committed(List<StoredEvent> events) {
        long handed = 0;
        long unread = 0;
        for (var event : events) {
            long bit = 1L << event.shard();
            if (signal.owns(event.shard()) && fresh.add(event)) {
                handed |= bit;
            } else {
                unread |= bit;
            }
        }
        if (unread != 0) {
            signal.raiseUnread(unread);
        }
        if (handed != 0) {
            signal.raise(handed);
        }
    }
}
