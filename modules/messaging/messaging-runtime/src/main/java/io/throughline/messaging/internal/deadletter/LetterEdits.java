package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.delivery.ConsumerContracts;
import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.HeldMessages;
import io.throughline.messaging.internal.wire.EnvelopeAttributes;
import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.messaging.internal.wire.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts an edited event in the place of a dead letter's, so that it is handled in its turn. */
@ApplicationScoped
class LetterEdits {

    private static final String PREFIX = "cloudEvents_";
    private static final String ORIGINAL = "SELECT consumer, event_id FROM messaging.dead_letter WHERE id = ?";
    private static final String MESSAGE = KeptMessage.SELECT + " WHERE d.id = ? AND d.state = 'WAITING'";
    private static final String REPLACE = "SELECT messaging.replace_dead_letter(?, ?, ?, ?, ?)";

    private record Original(String consumer, UUID eventId) {}

    @Inject
    private Database database;

    @Inject
    private ConsumerContracts contracts;

    @Inject
    private HeldMessages held;

    /** What is to be handled, and by whom. */
    private record Edited(ConsumerDefinition consumer, EventEnvelope envelope, byte[] data) {}

    /** Whether {@link #replace} would do it. */
    boolean check(UUID id, Map<String, String> changes, byte[] body) {
        return database.query(
                connection -> edited(connection, id, changes, body).isPresent());
    }

    /**
     * @param changes attributes of the event by name; null removes one
     * @param body null for the old one
     * @return the new event's id, or empty if there is no such letter that waits
     */
    @Transactional
    Optional<UUID> replace(UUID id, Map<String, String> changes, byte[] body, Author author) {
        return database.query(connection -> {
            var edited = edited(connection, id, changes, body);
            return edited.isPresent() && replaced(connection, id, edited.get(), author)
                    ? Optional.of(edited.get().envelope().id())
                    : Optional.empty();
        });
    }

    private Optional<Edited> edited(Connection connection, UUID id, Map<String, String> changes, byte[] body)
            throws SQLException {
        var kept = Rows.list(connection, MESSAGE, KeptMessage::read, id);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var original =
                Rows.one(connection, ORIGINAL, row -> new Original(row.getString(1), row.getObject(2, UUID.class)), id);
        var envelope = envelope(kept.get(0).headers(), changes, original);
        var data = body == null ? kept.get(0).body() : body;
        if (data == null) {
            throw new ContractViolation("the body of this dead letter is not kept, so that the edit must have data");
        }
        return Optional.of(new Edited(contracts.check(original.consumer(), envelope, data), envelope, data));
    }

    private boolean replaced(Connection connection, UUID id, Edited edited, Author author) throws SQLException {
        var envelope = edited.envelope();
        boolean replaced = Rows.one(
                connection,
                REPLACE,
                row -> row.getBoolean(1),
                id,
                envelope.id(),
                edited.consumer().keyOf(envelope),
                author.operator(),
                author.reason());
        if (replaced) {
            held.hold(edited.consumer(), new IncomingEvent(envelope, edited.data(), null));
        }
        return replaced;
    }

    /** Who edited, and why. */
    record Author(String operator, String reason) {}

    private static EventEnvelope envelope(Map<String, Object> headers, Map<String, String> changes, Original original) {
        var attributes = new HashMap<String, String>();
        headers.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), String.valueOf(value));
            }
        });
        if (changes.containsKey("id") || changes.containsKey("replaces")) {
            throw new ContractViolation(
                    "id and replaces are not to be chosen: an edited event gets a new id, and the old one"
                            + " as what it replaces");
        }
        attributes.putAll(changes);
        attributes.values().removeIf(value -> value == null);
        attributes.put("id", EventIds.next().toString());
        if (original.eventId() != null) {
            attributes.put("replaces", original.eventId().toString());
        }
        return EnvelopeAttributes.envelope(attributes);
    }
}
