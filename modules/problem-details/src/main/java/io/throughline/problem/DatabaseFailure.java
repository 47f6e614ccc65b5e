package io.throughline.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import javax.transaction.xa.XAException;

/** Tells a database that is away or overloaded, which a client may wait for, from a statement that is wrong. */
final class DatabaseFailure {

    private DatabaseFailure() {}

    static boolean isTemporary(Throwable failure) {
        for (var cause : Causes.of(failure)) {
            if (cause instanceof SQLException sql && isTemporary(sql)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the connection was lost during the commit, which the database may have completed all the same. */
    static boolean leavesOutcomeOpen(Throwable failure) {
        boolean atCommit = false;
        boolean lost = false;
        for (var cause : Causes.of(failure)) {
            atCommit |= cause instanceof XAException;
            lost |= cause instanceof SQLException sql && isLost(String.valueOf(sql.getSQLState()));
        }
        return atCommit && lost;
    }

    private static boolean isLost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static boolean isTemporary(SQLException e) {
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                || isTemporaryState(String.valueOf(e.getSQLState()));
    }

    /** Connection lost, deadlock or lock time-out, too many connections, cancelled, server shutting down. */
    private static boolean isTemporaryState(String state) {
        return state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("55P03");
    }
}
