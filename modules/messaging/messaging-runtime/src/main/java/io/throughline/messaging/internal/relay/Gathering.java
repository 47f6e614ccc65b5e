package io.throughline.messaging.internal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers the next events of some shards: what was handed over, and from the log what was not. */
@ApplicationScoped
class Gathering {

    /** @param more the shards that may hold more */
    record Batch(List<StoredEvent> events, long more) {}

    @Inject
    private FreshEvents fresh;

    @Inject
    private LogReader log;

    /** @param unread the shards whose log must be read in any case */
    Batch next(Collection<Cursor> cursors, long unread, int limit) {
        var events = new ArrayList<StoredEvent>();
        var toRead = new ArrayList<Cursor>();
        long more = 0;
        for (var cursor : cursors) {
            boolean read = (unread & cursor.bit()) != 0;
            var run = events.size() < limit ? fresh.takeBehind(cursor, limit - events.size()) : List.<StoredEvent>of();
            events.addAll(run);
            read |= fresh.holds(cursor.shard());
            if (read && run.isEmpty()) {
                toRead.add(cursor);
            } else if (read) {
                more |= cursor.bit();
            }
        }
        return new Batch(events, more | read(toRead, limit - events.size(), events));
    }

    private long read(List<Cursor> cursors, int limit, List<StoredEvent> events) {
        if (cursors.isEmpty()) {
            return 0;
        }
        var found = limit == 0 ? List.<StoredEvent>of() : log.unpublished(cursors, limit);
        events.addAll(found);
        return found.size() < limit
                ? 0
                : cursors.stream().mapToLong(Cursor::bit).sum();
    }
}
