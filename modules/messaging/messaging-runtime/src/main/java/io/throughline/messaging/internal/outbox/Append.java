package io.throughline.messaging.internal.outbox;

import io.throughline.messaging.internal.relay.StoredEvent;
import io.throughline.messaging.jdbc.CommitQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** An event that enters the log with the commit, and how it stands there afterwards. */
class Append implements CommitQuery {

    static final int COLUMNS = 14;
    private static final String SQL = """
            SELECT o_position, o_sequence, o_recorded_at
            FROM messaging.append_event(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final NewEvent event;
    private final String source;
    private StoredEvent stored;

    Append(NewEvent event, String source) {
        this.event = event;
        this.source = source;
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public int parameterCount() {
        return COLUMNS;
    }

    @Override
    public void bind(PreparedStatement statement, int offset) throws SQLException {
        bind(statement, offset, event);
    }

    static void bind(PreparedStatement statement, int offset, NewEvent event) throws SQLException {
        var origin = event.origin();
        statement.setShort(offset + 1, (short) event.shard());
        statement.setObject(offset + 2, event.id());
        statement.setString(offset + 3, event.context());
        statement.setString(offset + 4, event.type());
        statement.setInt(offset + 5, event.version());
        statement.setString(offset + 6, event.key());
        statement.setObject(offset + 7, event.occurredAt().atOffset(ZoneOffset.UTC));
        statement.setString(offset + 8, origin.tenant());
        statement.setString(offset + 9, origin.correlationId());
        statement.setString(offset + 10, origin.causationId());
        statement.setString(offset + 11, origin.traceparent());
        statement.setString(offset + 12, origin.tracestate());
        statement.setString(offset + 13, event.headersAsJson());
        statement.setBytes(offset + 14, event.data());
    }

    @Override
    public void read(ResultSet row) throws SQLException {
        stored = new StoredEvent(
                event.shard(),
                row.getLong(1),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                event.context(),
                event.envelope(source, row.getLong(2)),
                event.data());
    }

    /** @return null until the transaction has committed */
    StoredEvent stored() {
        return stored;
    }
}
