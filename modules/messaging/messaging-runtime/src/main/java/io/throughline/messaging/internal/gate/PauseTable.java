package io.throughline.messaging.internal.gate;

import io.throughline.messaging.consumer.ConsumerAction;
import io.throughline.messaging.consumer.ConsumerPause;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which consumers stand still, in {@code messaging.consumer_pause}, for all nodes. */
@ApplicationScoped
class PauseTable {

    private static final String ORDERS = """
            SELECT coalesce(p.consumer, l.consumer) AS consumer, l.sessions,
                coalesce(bool_or(p.kind = 'OPERATOR'), false) AS paused,
                coalesce(bool_or(p.kind = 'CIRCUIT' AND p.owner <> ? AND p.leased_until > now()), false) AS elsewhere
            FROM messaging.consumer_pause p FULL JOIN messaging.consumer_limit l ON l.consumer = p.consumer GROUP BY 1, 2""";
    private static final String RENEW = """
            INSERT INTO messaging.consumer_pause AS p (consumer, kind, owner, reason, leased_until)
            VALUES (?, 'CIRCUIT', ?, 'what it needs is away', now() + interval '10 seconds')
            ON CONFLICT ON CONSTRAINT consumer_pause_pk DO UPDATE SET owner = excluded.owner,
                leased_until = excluded.leased_until WHERE p.owner = excluded.owner OR p.leased_until < now()""";
    private static final String END =
            "DELETE FROM messaging.consumer_pause WHERE consumer = ? AND kind = 'CIRCUIT' AND owner = ?";
    private static final String PAUSES = """
            SELECT kind, owner, reason, since, leased_until FROM messaging.consumer_pause
            WHERE consumer = ? AND (leased_until IS NULL OR leased_until > now()) ORDER BY kind""";
    private static final String PAUSE = """
            INSERT INTO messaging.consumer_pause (consumer, kind, owner, reason) VALUES (?, 'OPERATOR', ?, ?)
            ON CONFLICT ON CONSTRAINT consumer_pause_pk DO UPDATE SET owner = excluded.owner, reason = excluded.reason""";
    private static final String RESUME =
            "DELETE FROM messaging.consumer_pause WHERE consumer = ? AND kind = 'OPERATOR'";
    private static final String LIMIT = """
            INSERT INTO messaging.consumer_limit (consumer, sessions, set_by) VALUES (?, ?, ?)
            ON CONFLICT ON CONSTRAINT consumer_limit_pk
            DO UPDATE SET sessions = excluded.sessions, set_by = excluded.set_by, set_at = now()""";
    private static final String UNLIMIT = "DELETE FROM messaging.consumer_limit WHERE consumer = ?";
    private static final String ACTION =
            "INSERT INTO messaging.consumer_action (consumer, action, who, why) VALUES (?, ?, ?, ?)";

    private static final String ACTIONS = """
            SELECT at, action, who, why FROM messaging.consumer_action
            WHERE consumer = ? ORDER BY number DESC LIMIT ?""";

    @Inject
    private Database database;

    @Inject
    @ConfigProperty(name = "throughline.node", defaultValue = "node1")
    private String node;

    private final String life = UUID.randomUUID().toString();
    private final Set<String> owned = ConcurrentHashMap.newKeySet();

    private String owner() {
        return node + '#' + life;
    }

    /**
     * Tells the others what this node has found out about a consumer.
     *
     * @return whether that is news
     */
    @Transactional
    boolean tell(String consumer, boolean away) {
        if (!away && !owned.contains(consumer)) {
            return false;
        }
        return database.query(connection -> {
            if (away) {
                boolean renewed = Rows.update(connection, RENEW, consumer, owner()) > 0;
                return renewed && owned.add(consumer) && act(consumer, "PAUSED", node, "what it needs is away");
            }
            owned.remove(consumer);
            boolean ended = Rows.update(connection, END, consumer, owner()) > 0;
            return ended && act(consumer, "RESUMED", node, "what it needs is there again");
        });
    }

    private boolean act(String consumer, String action, String who, String why) {
        database.run(connection -> Rows.update(connection, ACTION, consumer, action, who, why));
        return true;
    }

    /** By consumer, as far as there are any. */
    Map<String, Gate.Orders> orders() {
        var orders = new HashMap<String, Gate.Orders>();
        database.run(connection -> Rows.list(
                connection,
                ORDERS,
                row -> orders.put(
                        row.getString("consumer"),
                        new Gate.Orders(
                                row.getBoolean("paused"),
                                row.getBoolean("elsewhere"),
                                row.getObject("sessions", Integer.class))),
                owner()));
        return orders;
    }

    List<ConsumerPause> pauses(String consumer) {
        return database.query(connection -> Rows.list(connection, PAUSES, PauseTable::pause, consumer));
    }

    List<ConsumerAction> actions(String consumer, int limit) {
        return database.query(connection -> Rows.list(
                connection,
                ACTIONS,
                row -> new ConsumerAction(
                        time(row, "at"), row.getString("action"), row.getString("who"), row.getString("why")),
                consumer,
                limit));
    }

    @Transactional
    void pause(String consumer, String operator, String reason) {
        database.run(connection -> Rows.update(connection, PAUSE, consumer, operator, reason));
        act(consumer, "PAUSED", operator, reason);
    }

    @Transactional
    void resume(String consumer, String operator, String reason) {
        database.run(connection -> Rows.update(connection, RESUME, consumer));
        act(consumer, "RESUMED", operator, reason);
    }

    @Transactional
    void limit(String consumer, Integer sessions, String operator, String reason) {
        database.run(connection -> {
            if (sessions == null) {
                Rows.update(connection, UNLIMIT, consumer);
            } else {
                Rows.update(connection, LIMIT, consumer, sessions, operator);
            }
        });
        act(consumer, sessions == null ? "LIMIT REMOVED" : "LIMITED TO " + sessions, operator, reason);
    }

    private static ConsumerPause pause(ResultSet row) throws SQLException {
        return new ConsumerPause(
                ConsumerPause.Kind.valueOf(row.getString("kind")),
                row.getString("owner").replaceFirst("#.*", ""),
                row.getString("reason"),
                time(row, "since"),
                time(row, "leased_until"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
