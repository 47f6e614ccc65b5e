package io.throughline.messaging.internal.outbox;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.relay.RelaySignal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** Writes events into the log, or into the schedule if they are not due, on the transaction's connection. */
@ApplicationScoped
class EventLog {

    private static final String APPEND = "CALL messaging.append_event(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SCHEDULE = """
            INSERT INTO messaging.outbox_scheduled (shard, event_id, context, type, version, key, occurred_at, tenant,
                correlation_id, causation_id, traceparent, tracestate, headers, data, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    @Inject
    private Database database;

    @Inject
    private RelaySignal signal;

    void append(List<NewEvent> events) {
        write(APPEND, events.stream().filter(event -> !event.scheduled()).toList());
        write(SCHEDULE, events.stream().filter(NewEvent::scheduled).toList());
    }

    void committed(long shards) {
        signal.raise(shards);
    }

    private void write(String sql, List<NewEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        database.run(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (var event : events) {
                    bind(statement, event);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
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
        statement.setString(13, event.headers());
        statement.setBytes(14, event.data());
        if (event.scheduled()) {
            statement.setObject(15, event.dueAt().atOffset(ZoneOffset.UTC));
        }
    }
}
