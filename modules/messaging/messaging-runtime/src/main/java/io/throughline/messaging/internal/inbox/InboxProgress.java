package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.EventProgress;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Reads the inbox by its primary key. */
@ApplicationScoped
class InboxProgress implements EventProgress {

    private static final String HANDLED =
            "SELECT EXISTS (SELECT FROM messaging.inbox WHERE event_id = ? AND consumer = ?)";

    @Inject
    private Database database;

    @Override
    public boolean isHandled(UUID eventId, String source, String context) {
        var consumer = context + "." + source + "-events";
        return database.query(connection -> Rows.one(connection, HANDLED, row -> row.getBoolean(1), eventId, consumer));
    }
}
