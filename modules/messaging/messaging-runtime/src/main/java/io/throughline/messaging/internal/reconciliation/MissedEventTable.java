package io.throughline.messaging.internal.reconciliation;

import io.throughline.messaging.PublishedEvents.MissedEvent;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the database which events a consumer has missed, and notes which ones were sent to it again. */
@ApplicationScoped
class MissedEventTable {

    private static final String MISSED = """
            SELECT * FROM messaging.missed_events(?, ?, ?, ?, ?, ?, ?) ORDER BY o_recorded_at, o_shard, o_position LIMIT ?""";
    private static final String HANDLED = """
            SELECT e.id FROM unnest(?::uuid[]) AS e (id) WHERE (SELECT count(*) FROM messaging.inbox i
                WHERE i.event_id = e.id AND i.consumer = ?) > 0""";
    private static final String SENT_RECENTLY = """
            SELECT event_id FROM messaging.redelivered_event WHERE consumer = ? AND event_id = ANY (?)
                AND redelivered_at > now() - least(power(2, least(times, 20) - 1) * ?, 86400) * interval '1 second'""";
    private static final String NOTE = """
            INSERT INTO messaging.redelivered_event AS r (consumer, event_id) VALUES (?, ?)
            ON CONFLICT ON CONSTRAINT redelivered_event_pk DO UPDATE SET times = r.times + 1, redelivered_at = now()""";
    private static final String FORGET =
            "DELETE FROM messaging.redelivered_event WHERE consumer = ? AND redelivered_at < now() - interval '30 days'";

    @Inject
    private Database database;

    @Inject
    @ConfigProperty(name = "throughline.inbox.retention", defaultValue = "P14D")
    private Period inboxRetention;

    @Inject
    @ConfigProperty(name = "throughline.redelivery-pause", defaultValue = "PT10M")
    private Duration pause;

    /** @param types null for every type */
    List<MissedEvent> missed(
            String consumer, String context, Collection<String> types, Instant from, Instant to, int limit) {
        var inboxFrom = LocalDate.now(ZoneOffset.UTC).minus(inboxRetention).atStartOfDay(ZoneOffset.UTC);
        return database.query(connection -> Rows.list(
                connection,
                MISSED,
                MissedEventTable::read,
                consumer,
                context,
                types == null ? null : connection.createArrayOf("text", types.toArray()),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC),
                inboxFrom.toOffsetDateTime(),
                limit,
                limit));
    }

    Set<UUID> handled(String consumer, Collection<UUID> ids) {
        return Set.copyOf(database.query(connection -> Rows.list(
                connection, HANDLED, row -> id(row), connection.createArrayOf("uuid", ids.toArray()), consumer)));
    }

    Set<UUID> sentRecently(String consumer, Collection<UUID> ids) {
        return Set.copyOf(database.query(connection -> Rows.list(
                connection,
                SENT_RECENTLY,
                row -> id(row),
                consumer,
                connection.createArrayOf("uuid", ids.toArray()),
                pause.toMillis() / 1000.0)));
    }

    void note(String consumer, UUID id) {
        database.run(connection -> {
            Rows.update(connection, NOTE, consumer, id);
            Rows.update(connection, FORGET, consumer);
        });
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject(1, UUID.class);
    }

    private static MissedEvent read(ResultSet row) throws SQLException {
        return new MissedEvent(
                row.getObject("o_event_id", UUID.class),
                row.getString("o_type"),
                row.getString("o_key"),
                row.getLong("o_sequence"),
                row.getLong("o_position"),
                row.getObject("o_recorded_at", OffsetDateTime.class).toInstant(),
                row.getInt("o_redeliveries"));
    }
}
