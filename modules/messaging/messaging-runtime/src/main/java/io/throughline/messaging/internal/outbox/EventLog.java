package io.throughline.messaging.internal.outbox;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.relay.Handover;
import io.throughline.messaging.internal.relay.StoredEvent;
import io.throughline.messaging.jdbc.CommitStatements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes events into the log, or into the schedule if they are not due, on the transaction's connection. */
@ApplicationScoped
class EventLog {

    private static final String SCHEDULE = """
            INSERT INTO messaging.outbox_scheduled (shard, event_id, context, type, version, key, occurred_at, tenant,
                correlation_id, causation_id, traceparent, tracestate, headers, data, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    @Inject
    private Database database;

    @Inject
    private Handover handover;

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    /**
     * Events that are due enter the log in the round trip of the commit, see docs/adr/0008-append-with-the-commit.md.
     *
     * @return their appends; without the events that are scheduled
     */
    List<Append> append(List<NewEvent> events) {
        var appends = events.stream()
                .filter(event -> !event.scheduled())
                .map(event -> new Append(event, StoredEvent.source(environment, event.context())))
                .toList();
        var later = events.stream().filter(NewEvent::scheduled).toList();
        database.run(connection -> {
            if (!later.isEmpty()) {
                schedule(connection, later);
            }
            connection.unwrap(CommitStatements.class).runWithCommit(appends);
        });
        return appends;
    }

    /** Hands over what is known to be stored; the relay finds the rest by itself. */
    void committed(List<Append> appends) {
        handover.committed(
                appends.stream().map(Append::stored).filter(Objects::nonNull).toList());
    }

    private static void schedule(Connection connection, List<NewEvent> events) throws SQLException {
        try (var statement = connection.prepareStatement(SCHEDULE)) {
            for (var event : events) {
                Append.bind(statement, 0, event);
                statement.setObject(Append.COLUMNS + 1, event.dueAt().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
