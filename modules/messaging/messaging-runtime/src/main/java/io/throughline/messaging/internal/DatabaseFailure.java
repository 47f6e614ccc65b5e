package io.throughline.messaging.internal;

import io.throughline.messaging.internal.failure.Causes;
import java.sql.SQLException;
import java.util.Set;

/** The database refused a statement or could not be reached. */
public class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Set<String> REFUSED = Set.of("22", "23", "54");

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Whether the values were refused, for ever, as opposed to a database that is away, busy or not migrated. These are
     * the classes 22, data exception, 23, integrity constraint violation, and 54, too long for an index, of SQLSTATE.
     */
    public static boolean refusesTheValues(Throwable failure) {
        for (var cause : Causes.of(failure)) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return REFUSED.stream().anyMatch(sql.getSQLState()::startsWith);
            }
        }
        return false;
    }
}
