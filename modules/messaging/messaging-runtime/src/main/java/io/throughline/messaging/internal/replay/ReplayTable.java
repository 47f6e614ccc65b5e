package io.throughline.messaging.internal.replay;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.replay.Replay;
import io.throughline.messaging.replay.ReplayItem;
import io.throughline.messaging.replay.ReplayItemState;
import io.throughline.messaging.replay.ReplayPreview;
import io.throughline.messaging.replay.ReplayState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads replays, and writes what operators do with them. */
@ApplicationScoped
class ReplayTable {

    private static final String GET = "SELECT * FROM messaging.replay WHERE id = ?";
    private static final String LIST = """
            SELECT * FROM messaging.replay WHERE ?::uuid IS NULL
                OR (prepared_at, id) < (SELECT prepared_at, id FROM messaging.replay WHERE id = ?)
            ORDER BY prepared_at DESC, id DESC LIMIT ?""";
    private static final String ACTIONS =
            "SELECT at, action, who, why FROM messaging.replay_action WHERE replay = ? ORDER BY number";
    private static final String ITEMS = """
            SELECT * FROM messaging.replay_item WHERE replay = ? AND number > ? AND (?::text IS NULL OR state = ?)
            ORDER BY number LIMIT ?""";
    private static final String TOTALS = """
            SELECT count(*), count(DISTINCT (i.consumer, i.key)), min(coalesce(d.first_at, i.recorded_at))
            FROM messaging.replay_item i LEFT JOIN messaging.dead_letter d ON d.id = i.letter WHERE i.replay = ?""";
    private static final String SHARES = """
            SELECT consumer, fingerprint, count(*) FROM messaging.replay_item WHERE replay = ?
            GROUP BY consumer, fingerprint ORDER BY count(*) DESC, consumer LIMIT 100""";
    private static final String CHANGE = """
            UPDATE messaging.replay SET state = ?, stopped_for = NULL, leased_until = now(),
                settled_before = succeeded + failed, failed_before = failed,
                started_at = coalesce(started_at, CASE WHEN ? THEN now() END),
                finished_at = CASE WHEN ? THEN now() END
            WHERE id = ? AND state = ?""";
    private static final String ACTION =
            "INSERT INTO messaging.replay_action (replay, action, who, why) VALUES (?, ?, ?, ?)";
    private static final String CANARIES = "SELECT messaging.choose_canaries(?)";
    private static final String SEND_AGAIN = "SELECT messaging.send_replay_again(?)";
    private static final int SAMPLE = 5;

    @Inject
    private Database database;

    Optional<Replay> get(UUID id) {
        return database.query(connection -> Rows.list(connection, GET, row -> replay(connection, row), id)).stream()
                .findFirst();
    }

    List<Replay> list(UUID before, int limit) {
        return database.query(
                connection -> Rows.list(connection, LIST, row -> replay(connection, row), before, before, limit));
    }

    private static Replay replay(Connection connection, ResultSet row) throws SQLException {
        var actions = Rows.list(connection, ACTIONS, ReplayRows::action, row.getObject("id", UUID.class));
        return ReplayRows.replay(row, actions);
    }

    List<ReplayItem> items(UUID id, ReplayItemState state, long after, int limit) {
        var name = state == null ? null : state.name();
        return database.query(
                connection -> Rows.list(connection, ITEMS, ReplayRows::item, id, after, name, name, limit));
    }

    ReplayPreview preview(UUID id) {
        return database.query(connection -> {
            var shares = Rows.list(
                    connection,
                    SHARES,
                    row -> new ReplayPreview.Share(row.getString(1), row.getString(2), row.getLong(3)),
                    id);
            var sample = Rows.list(connection, ITEMS, ReplayRows::item, id, 0L, null, null, SAMPLE);
            return Rows.one(
                    connection,
                    TOTALS,
                    row -> new ReplayPreview(
                            row.getLong(1), row.getLong(2), ReplayRows.time(row, "min"), shares, sample),
                    id);
        });
    }

    /** @return whether it was in the state that it is to leave */
    @Transactional
    boolean change(Replay replay, ReplayState to, String action, String who, String why) {
        boolean starts = to == ReplayState.CANARY || to == ReplayState.RUNNING;
        boolean ends = to == ReplayState.COMPLETED || to == ReplayState.CANCELLED;
        return database.query(connection -> {
            if (Rows.update(
                            connection,
                            CHANGE,
                            to.name(),
                            starts,
                            ends,
                            replay.id(),
                            replay.state().name())
                    == 0) {
                return false;
            }
            Rows.update(connection, ACTION, replay.id(), action, who, why);
            if (starts && replay.state() != ReplayState.PREPARED) {
                Rows.list(connection, SEND_AGAIN, row -> true, replay.id());
            }
            if (to == ReplayState.CANARY) {
                Rows.list(connection, CANARIES, row -> true, replay.id());
            }
            return true;
        });
    }
}
