package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Moves delayed events into the log when they are due; any node may. */
@ApplicationScoped
class ScheduledEvents {

    private static final int MOST = 500;
    private static final String RELEASE = "SELECT messaging.release_due_events(?)";

    @Inject
    private Database database;

    /** @return the shards that received events */
    long release() {
        return database.query(connection -> Rows.list(connection, RELEASE, row -> 1L << row.getInt(1), MOST)).stream()
                .reduce(0L, (shards, shard) -> shards | shard);
    }
}
