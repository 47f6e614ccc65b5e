package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.deadletter.DeadLetter;
import io.throughline.messaging.deadletter.DeadLetterDetail.Happening;
import io.throughline.messaging.deadletter.DeadLetterGroup;
import io.throughline.messaging.deadletter.DeadLetterState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads rows of the dead-letter tables. */
final class LetterRows {

    static final String COLUMNS = "id, state, consumer, fingerprint, type, key, tenant, event_id, failures, exception,"
            + " reason, first_at, last_at, replaced_by";

    private LetterRows() {}

    static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                DeadLetterState.valueOf(row.getString("state")),
                row.getString("consumer"),
                row.getString("fingerprint"),
                row.getString("type"),
                row.getString("key"),
                row.getString("tenant"),
                row.getObject("event_id", UUID.class),
                row.getInt("failures"),
                row.getString("exception"),
                row.getString("reason"),
                time(row, "first_at"),
                time(row, "last_at"),
                row.getObject("replaced_by", UUID.class));
    }

    static DeadLetterGroup group(ResultSet row) throws SQLException {
        return new DeadLetterGroup(
                row.getString("consumer"),
                row.getString("fingerprint"),
                row.getLong("waiting"),
                row.getLong("replaying"),
                row.getLong("settled"),
                row.getString("exception"),
                row.getString("reason"),
                time(row, "first_at"),
                time(row, "last_at"),
                row.getString("note"),
                row.getString("noted_by"),
                time(row, "noted_at"));
    }

    static Happening happening(ResultSet row) throws SQLException {
        return new Happening(
                time(row, "at"),
                row.getString("happened"),
                row.getString("who"),
                row.getString("detail"),
                row.getString("exception"),
                row.getString("fingerprint"),
                row.getObject("attempt", Integer.class),
                row.getString("node"),
                row.getString("trace_id"),
                row.getString("stack"),
                row.getObject("replay", UUID.class));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
