package io.throughline.messaging.internal.replay;

import io.throughline.messaging.replay.Replay;
import io.throughline.messaging.replay.ReplayItem;
import io.throughline.messaging.replay.ReplayItemState;
import io.throughline.messaging.replay.ReplayRules;
import io.throughline.messaging.replay.ReplayState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Reads rows of the replay tables. */
final class ReplayRows {

    private ReplayRows() {}

    static Replay replay(ResultSet row, List<Replay.Action> actions) throws SQLException {
        return new Replay(
                row.getObject("id", UUID.class),
                ReplayState.valueOf(row.getString("state")),
                row.getString("source"),
                row.getString("what"),
                row.getString("operator"),
                row.getString("reason"),
                rules(row),
                row.getBoolean("inbox_checked"),
                counts(row),
                row.getString("stopped_for"),
                time(row, "prepared_at"),
                time(row, "started_at"),
                time(row, "finished_at"),
                actions);
    }

    private static ReplayRules rules(ResultSet row) throws SQLException {
        return new ReplayRules(
                row.getInt("canaries"), row.getObject("per_second", Double.class), row.getDouble("stop_share"));
    }

    static Replay.Counts counts(ResultSet row) throws SQLException {
        return new Replay.Counts(
                row.getLong("total"),
                row.getLong("sent"),
                row.getLong("succeeded"),
                row.getLong("failed"),
                row.getLong("held"),
                row.getLong("skipped"));
    }

    static Replay.Action action(ResultSet row) throws SQLException {
        return new Replay.Action(time(row, "at"), row.getString("action"), row.getString("who"), row.getString("why"));
    }

    static ReplayItem item(ResultSet row) throws SQLException {
        return new ReplayItem(
                row.getLong("number"),
                ReplayItemState.valueOf(row.getString("state")),
                row.getString("consumer"),
                row.getString("key"),
                row.getObject("event_id", UUID.class),
                row.getObject("letter", UUID.class),
                row.getBoolean("canary"),
                time(row, "sent_at"),
                time(row, "settled_at"),
                row.getString("outcome"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
