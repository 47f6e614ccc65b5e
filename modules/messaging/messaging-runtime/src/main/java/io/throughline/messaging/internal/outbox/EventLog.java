package io.throughline.messaging.internal.outbox;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.relay.Handover;
import io.throughline.messaging.internal.relay.StoredEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes events into the log, or into the schedule if they are not due, on the transaction's connection. */
@ApplicationScoped
class EventLog {

    private static final String APPEND = """
            SELECT o_position, o_sequence, o_recorded_at
            FROM messaging.append_event(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
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

    /** @return the events as they stand in the log, if the transaction commits; without those that are scheduled */
    List<StoredEvent> append(List<NewEvent> events) {
        var now = events.stream().filter(event -> !event.scheduled()).toList();
        var later = events.stream().filter(NewEvent::scheduled).toList();
        var stored = new ArrayList<StoredEvent>(now.size());
        if (!now.isEmpty()) {
            database.run(connection -> append(connection, now, stored));
        }
        if (!later.isEmpty()) {
            database.run(connection -> schedule(connection, later));
        }
        return stored;
    }

    void committed(List<StoredEvent> events) {
        handover.committed(events);
    }

    private void append(Connection connection, List<NewEvent> events, List<StoredEvent> stored) throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            for (var event : events) {
                bind(statement, event);
                try (var row = statement.executeQuery()) {
                    row.next();
                    stored.add(stored(event, row));
                }
            }
        }
    }

    private StoredEvent stored(NewEvent event, ResultSet row) throws SQLException {
        return new StoredEvent(
                event.shard(),
                row.getLong(1),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                event.context(),
                event.envelope(StoredEvent.source(environment, event.context()), row.getLong(2)),
                event.data());
    }

    private static void schedule(Connection connection, List<NewEvent> events) throws SQLException {
        try (var statement = connection.prepareStatement(SCHEDULE)) {
            for (var event : events) {
                bind(statement, event);
                statement.setObject(15, event.dueAt().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, NewEvent event) throws SQLException {
        var origin = event.origin();
        statement.setShort(1, (short) event.shard());
        statement.setObject(2, event.id());
        statement.setString(3, event.context());
        statement.setString(4, event.type());
        statement.setInt(5, event.version());
        statement.setString(6, event.key());
        statement.setObject(7, event.occurredAt().atOffset(ZoneOffset.UTC));
        statement.setString(8, origin.tenant());
        statement.setString(9, origin.correlationId());
        statement.setString(10, origin.causationId());
        statement.setString(11, origin.traceparent());
        statement.setString(12, origin.tracestate());
        statement.setString(13, event.headersAsJson());
        statement.setBytes(14, event.data());
    }
}
