package io.throughline.messaging.internal.activity;

import io.throughline.messaging.internal.failure.Failure;
import io.throughline.messaging.jdbc.CommitQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** A trace that enters the table with the commit, or is seen again. */
record FailureTraceInsert(UUID id, Failure failure, LocalDate today, Runnable committed) implements CommitQuery {

    private static final String SQL = """
            WITH seen AS (INSERT INTO messaging.failure_trace AS t (id, fingerprint, exception, trace, seen_on)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT failure_trace_pk DO UPDATE SET seen_on = excluded.seen_on
                    WHERE t.seen_on < excluded.seen_on RETURNING 1)
            SELECT count(*) FROM seen""";

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public int parameterCount() {
        return 5;
    }

    @Override
    public void bind(PreparedStatement statement, int offset) throws SQLException {
        statement.setObject(offset + 1, id);
        statement.setString(offset + 2, failure.fingerprint());
        statement.setString(offset + 3, failure.exception());
        statement.setString(offset + 4, failure.trace());
        statement.setObject(offset + 5, today);
    }

    @Override
    public void read(ResultSet row) {
        committed.run();
    }
}
