package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.delivery.Subscriptions.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the tables say of events at consumers. */
@ApplicationScoped
class DeliveryRows {

    /** An event, or a key, at a consumer. */
    record At(String consumer, String what) {}

    /** An end, at a time that rows of before may not know. */
    record End(Instant at, String detail) {}

    /** The key waits. */
    record Block(UUID by, String state, int attempts, String error, Instant nextAttemptAt) {}

    /** All of it. */
    record Found(
            Map<At, End> handled, Map<At, End> discarded, Map<At, Block> blocks, Map<Subscription, Instant> since) {

        /** What waits behind the consumer's key, or, where it keeps no order, for the event alone. */
        Block block(String consumer, String key, UUID eventId) {
            var ofEvent = blocks.get(new At(consumer, eventId.toString()));
            return ofEvent == null ? blocks.get(new At(consumer, key)) : ofEvent;
        }
    }

    private static final String HANDLED =
            "SELECT consumer, event_id::text, handled_at, NULL FROM messaging.inbox WHERE event_id = ANY (?)";
    private static final String DISCARDED = """
            SELECT consumer, event_id::text, discarded_at, 'by ' || operator || ': ' || reason
            FROM messaging.discarded_event WHERE consumer = ANY (?) AND event_id = ANY (?)""";
    private static final String BLOCKED = """
            SELECT consumer, key, blocked_by, state, attempts, last_error, next_attempt_at
            FROM messaging.blocked_key WHERE consumer = ANY (?) AND key = ANY (?)""";
    private static final String SINCE = "SELECT consumer, type, since FROM messaging.subscription";

    @Inject
    private Database database;

    Found find(String key, Collection<UUID> events, Set<String> consumers) {
        var found = new Found(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        var keys = new HashSet<String>();
        keys.add(key);
        events.forEach(event -> keys.add(event.toString()));
        database.run(connection -> {
            var ids = connection.createArrayOf("uuid", events.toArray());
            var names = texts(connection, consumers);
            Rows.list(connection, HANDLED, row -> found.handled().put(at(row), end(row)), ids);
            Rows.list(connection, DISCARDED, row -> found.discarded().put(at(row), end(row)), names, ids);
            Rows.list(
                    connection,
                    BLOCKED,
                    row -> found.blocks().put(at(row), block(row)),
                    names,
                    texts(connection, keys));
            Rows.list(connection, SINCE, row -> found.since().put(subscription(row), KeyEvents.instant(row, 3)));
        });
        return found;
    }

    private static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static At at(ResultSet row) throws SQLException {
        return new At(row.getString(1), row.getString(2));
    }

    private static End end(ResultSet row) throws SQLException {
        return new End(KeyEvents.instant(row, 3), row.getString(4));
    }

    private static Block block(ResultSet row) throws SQLException {
        return new Block(
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                KeyEvents.instant(row, 7));
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(row.getString(1), row.getString(2));
    }
}
