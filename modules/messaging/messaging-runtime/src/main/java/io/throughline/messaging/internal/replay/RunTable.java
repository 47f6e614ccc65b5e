package io.throughline.messaging.internal.replay;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.deadletter.KeptMessage;
import io.throughline.messaging.internal.relay.StoredEvent;
import io.throughline.messaging.internal.relay.StoredEventRows;
import io.throughline.messaging.replay.ReplayState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the node that runs a replay reads and writes of it. */
@ApplicationScoped
class RunTable {

    private static final String LEASE = "10 seconds";
    private static final String ACTIVE = """
            SELECT id FROM messaging.replay WHERE (state IN ('CANARY', 'RUNNING') OR sent > 0) AND leased_until < now()
            ORDER BY leased_until LIMIT 4""";
    private static final String RENEW = """
            UPDATE messaging.replay SET owner = ?, leased_until = now() + interval '%s'
            WHERE id = ? AND (owner = ? OR leased_until < now()) AND (state IN ('CANARY', 'RUNNING') OR sent > 0)""".formatted(LEASE);
    private static final String LEAVE = "UPDATE messaging.replay SET leased_until = now() WHERE id = ? AND owner = ?";
    private static final String SETTLE = "SELECT messaging.settle_replay(?)";
    private static final String PROGRESS = """
            SELECT r.*, c.open_canaries, c.failed_canaries FROM messaging.replay r CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE state IN ('PENDING', 'SENT')) AS open_canaries,
                    count(*) FILTER (WHERE state = 'FAILED') AS failed_canaries
                FROM messaging.replay_item WHERE replay = r.id AND canary) c
            WHERE r.id = ?""";
    private static final String MOVE = "UPDATE messaging.replay SET state = ?, stopped_for = ?,"
            + " finished_at = CASE WHEN ? THEN now() END WHERE id = ? AND state = ?";
    private static final String ACTION =
            "INSERT INTO messaging.replay_action (replay, action, who, why) VALUES (?, 'STOPPED', 'throughline', ?)";
    private static final String CANARIES = "SELECT messaging.choose_canaries(?)";
    private static final String CLAIM = "SELECT * FROM messaging.claim_replay_items(?, ?, ?)";
    private static final String SKIP = "SELECT messaging.skip_replay_item(?, ?)";
    private static final String LETTERS = KeptMessage.SELECT + " WHERE d.id = ANY (?)";
    private static final String EVENT = "SELECT " + StoredEventRows.COLUMNS
            + " FROM messaging.outbox_event e WHERE e.shard = ? AND e.position = ? AND e.recorded_at = ?";
    private static final String EXPIRE = """
            WITH expired AS (
                UPDATE messaging.replay SET state = 'CANCELLED', finished_at = now()
                WHERE state = 'PREPARED' AND prepared_at < now() - interval '1 day' RETURNING id)
            INSERT INTO messaging.replay_action (replay, action, who, why)
            SELECT id, 'CANCELLED', 'throughline', 'nobody started it within a day' FROM expired""";

    @Inject
    private Database database;

    @Inject
    private StoredEventRows storedEvents;

    /** Replays that nobody runs; what was prepared and not started within a day is over. */
    List<UUID> waiting() {
        return database.query(connection -> {
            Rows.update(connection, EXPIRE);
            return Rows.list(connection, ACTIVE, row -> row.getObject(1, UUID.class));
        });
    }

    /** @return whether this node runs it, now and for the next seconds */
    boolean renew(UUID replay, String owner) {
        return database.query(connection -> Rows.update(connection, RENEW, owner, replay, owner)) > 0;
    }

    void leave(UUID replay, String owner) {
        database.run(connection -> Rows.update(connection, LEAVE, replay, owner));
    }

    @Transactional
    Progress settle(UUID replay) {
        return database.query(connection -> {
            Rows.list(connection, SETTLE, row -> true, replay);
            return Rows.one(connection, PROGRESS, Progress::read, replay);
        });
    }

    /** @return whether there are further ones, of groups of which none has been handled */
    @Transactional
    boolean chooseCanaries(UUID replay) {
        return database.query(connection -> Rows.one(connection, CANARIES, row -> row.getLong(1), replay)) > 0;
    }

    @Transactional
    void move(UUID replay, ReplayState from, ReplayState to, String stoppedFor) {
        boolean over = to == ReplayState.COMPLETED;
        database.run(connection -> {
            if (Rows.update(connection, MOVE, to.name(), stoppedFor, over, replay, from.name()) > 0
                    && stoppedFor != null) {
                Rows.update(connection, ACTION, replay, stoppedFor);
            }
        });
    }

    /** In the caller's transaction, which ends when the broker has them. */
    List<Claimed> claim(UUID replay, boolean canaries, int limit) {
        return database.query(connection -> Rows.list(connection, CLAIM, Claimed::read, replay, canaries, limit));
    }

    Map<UUID, KeptMessage> letters(List<Claimed> claimed) {
        var ids = claimed.stream().map(Claimed::letter).filter(id -> id != null).toArray();
        return database
                .query(connection ->
                        Rows.list(connection, LETTERS, KeptMessage::read, connection.createArrayOf("uuid", ids)))
                .stream()
                .collect(Collectors.toMap(KeptMessage::letter, Function.identity()));
    }

    /** Instead of sending it. */
    void skip(UUID replay, Claimed gone) {
        database.run(connection -> Rows.list(connection, SKIP, row -> true, replay, gone.number()));
    }

    /** Empty if it is no longer in the log. */
    Optional<StoredEvent> event(Claimed claimed) {
        return database
                .query(connection -> Rows.list(
                        connection,
                        EVENT,
                        storedEvents::read,
                        claimed.shard(),
                        claimed.position(),
                        claimed.recordedAt()))
                .stream()
                .findFirst();
    }
}
