package io.throughline.messaging.internal.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.contract.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads rows of the log, in the column order of {@link #COLUMNS}. */
@ApplicationScoped
public class StoredEventRows {

    public static final String COLUMNS = """
            e.shard, e.position, e.recorded_at, e.event_id, e.context, e.type, e.version, e.key, e.sequence, \
            e.occurred_at, e.tenant, e.correlation_id, e.causation_id, e.traceparent, e.tracestate, e.headers, e.data""";

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    @Inject
    @ConfigProperty(name = "throughline.env", defaultValue = "dev")
    private String environment;

    public StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getInt(1), row.getLong(2), instant(row, 3), row.getString(5), envelope(row), row.getBytes(17));
    }

    private EventEnvelope envelope(ResultSet rows) throws SQLException {
        return new EventEnvelope(
                rows.getObject(4, UUID.class),
                rows.getString(6),
                rows.getInt(7),
                StoredEvent.source(environment, rows.getString(5)),
                rows.getString(8),
                rows.getLong(9),
                instant(rows, 10),
                rows.getString(11),
                rows.getString(12),
                rows.getString(13),
                rows.getString(14),
                rows.getString(15),
                headers(rows.getString(16)));
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Map<String, String> headers(String json) throws SQLException {
        try {
            return json == null ? Map.of() : Json.MAPPER.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new SQLException("outbox headers are not a JSON object of strings", e);
        }
    }
}
