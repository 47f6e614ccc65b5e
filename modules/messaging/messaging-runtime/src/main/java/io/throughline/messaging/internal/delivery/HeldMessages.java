package io.throughline.messaging.internal.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.contract.Json;
import io.throughline.messaging.internal.wire.EnvelopeAttributes;
import io.throughline.messaging.internal.wire.IncomingEvent;
import io.throughline.messaging.internal.wire.LogPosition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The events that wait behind a blocked one, in {@code messaging.held_message}. */
@ApplicationScoped
public class HeldMessages {

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
    private static final String HOLD = """
            INSERT INTO messaging.held_message (consumer, key, sequence, event_id, headers, data, position, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String FIRST = """
            SELECT headers, data, position, recorded_at FROM messaging.held_message WHERE consumer = ? AND key = ?
            ORDER BY sequence, event_id LIMIT 1""";
    private static final String REMOVE =
            "DELETE FROM messaging.held_message WHERE consumer = ? AND key = ? AND sequence = ? AND event_id = ?";

    @Inject
    private Database database;

    /** Keeps an event until its turn, in the caller's transaction; a second delivery of it changes nothing. */
    public void hold(ConsumerDefinition consumer, IncomingEvent event) {
        var envelope = event.envelope();
        database.run(connection -> Rows.update(
                connection,
                HOLD,
                consumer.name(),
                consumer.keyOf(envelope),
                envelope.sequence(),
                envelope.id(),
                text(EnvelopeAttributes.of(envelope)),
                event.data(),
                event.position() == null ? null : event.position().position(),
                event.position() == null ? null : event.position().recordedAt().atOffset(ZoneOffset.UTC)));
    }

    /** The next event of the key, without removing it. */
    Optional<IncomingEvent> first(String consumer, String key) {
        return database.query(connection -> Rows.list(connection, FIRST, HeldMessages::event, consumer, key)).stream()
                .findFirst();
    }

    void remove(ConsumerDefinition consumer, IncomingEvent event) {
        var envelope = event.envelope();
        var key = consumer.keyOf(envelope);
        database.run(connection ->
                Rows.update(connection, REMOVE, consumer.name(), key, envelope.sequence(), envelope.id()));
    }

    private static IncomingEvent event(ResultSet row) throws SQLException {
        try {
            var attributes = Json.MAPPER.readValue(row.getString(1), ATTRIBUTES);
            return new IncomingEvent(EnvelopeAttributes.envelope(attributes), row.getBytes(2), position(row));
        } catch (JsonProcessingException e) {
            throw new SQLException("held attributes cannot be read", e);
        }
    }

    private static LogPosition position(ResultSet row) throws SQLException {
        var recordedAt = row.getObject(4, OffsetDateTime.class);
        return recordedAt == null ? null : new LogPosition(row.getLong(3), recordedAt.toInstant());
    }

    private static String text(Map<String, String> attributes) {
        try {
            return Json.MAPPER.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("attributes cannot be written", e);
        }
    }
}
