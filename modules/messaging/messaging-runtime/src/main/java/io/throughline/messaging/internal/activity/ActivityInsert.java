package io.throughline.messaging.internal.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.throughline.messaging.internal.contract.Json;
import io.throughline.messaging.jdbc.CommitQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows that enter the table with the commit, as one statement however many they are. */
class ActivityInsert implements CommitQuery {

    static final String SQL = """
            WITH recorded AS (INSERT INTO messaging.activity (at, id, kind, key, context, consumer, name, event_id,
                    outcome, detail, attempt, duration_ms, node, trace_id, fingerprint, trace)
                SELECT at, id, kind, key, context, consumer, name, event_id, outcome, detail, attempt, duration_ms,
                    node, trace_id, fingerprint, trace FROM jsonb_populate_recordset(NULL::messaging.activity, ?::jsonb)
                ON CONFLICT DO NOTHING RETURNING 1)
            SELECT count(*) FROM recorded""";

    private final List<ActivityRow> rows;
    private final Runnable committed;

    ActivityInsert(List<ActivityRow> rows, Runnable committed) {
        this.rows = List.copyOf(rows);
        this.committed = committed;
    }

    static String json(List<ActivityRow> rows) {
        try {
            return Json.MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("activities cannot be written as JSON", e);
        }
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public int parameterCount() {
        return 1;
    }

    @Override
    public void bind(PreparedStatement statement, int offset) throws SQLException {
        statement.setString(offset + 1, json(rows));
    }

    @Override
    public void read(ResultSet row) {
        committed.run();
    }
}
