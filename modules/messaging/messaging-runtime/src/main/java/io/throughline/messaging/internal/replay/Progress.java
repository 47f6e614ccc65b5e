package io.throughline.messaging.internal.replay;

import io.throughline.messaging.replay.Replay.Counts;
import io.throughline.messaging.replay.ReplayState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * How far a replay has come, and what follows from it.
 *
 * @param settledBefore how many succeeded or failed before it was last set going
 * @param failedBefore how many of those failed
 * @param openCanaries canaries of which it is not known what becomes of them
 * @param failedCanaries those of them that failed
 */
record Progress(
        ReplayState state,
        Counts counts,
        long settledBefore,
        long failedBefore,
        double stopShare,
        Double perSecond,
        long openCanaries,
        long failedCanaries) {

    static Progress read(ResultSet row) throws SQLException {
        return new Progress(
                ReplayState.valueOf(row.getString("state")),
                ReplayRows.counts(row),
                row.getLong("settled_before"),
                row.getLong("failed_before"),
                row.getDouble("stop_share"),
                row.getObject("per_second", Double.class),
                row.getLong("open_canaries"),
                row.getLong("failed_canaries"));
    }

    /** The state that follows from what is known; its own if it goes on as it is. */
    ReplayState next() {
        if (stopsFor() != null) {
            return ReplayState.STOPPED;
        }
        if (state == ReplayState.CANARY && openCanaries == 0) {
            return ReplayState.RUNNING;
        }
        boolean done = counts.pending() == 0 && counts.sent() == 0;
        return state == ReplayState.RUNNING && done ? ReplayState.COMPLETED : state;
    }

    /** Why it must stop, or null. */
    String stopsFor() {
        if (state == ReplayState.CANARY && failedCanaries > 0) {
            return failedCanaries + (failedCanaries == 1 ? " canary" : " canaries") + " failed again";
        }
        long settled = counts.succeeded() + counts.failed() - settledBefore;
        long failed = counts.failed() - failedBefore;
        if (state == ReplayState.RUNNING && failed > stopShare * settled) {
            return String.format(
                    Locale.ROOT, "%d of %d failed again, more than %.0f %%", failed, settled, 100 * stopShare);
        }
        return null;
    }

    /** Whether the others would follow now; not if there are canaries that have yet to show anything. */
    boolean wantsCanaries() {
        return sendsCanaries() && next() == ReplayState.RUNNING;
    }

    boolean sendsCanaries() {
        return state == ReplayState.CANARY;
    }

    boolean sends() {
        return state == ReplayState.CANARY || state == ReplayState.RUNNING;
    }
}
