package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.TimelineEntry;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rows of {@code messaging.activity} of a key, as entries. */
@ApplicationScoped
class KeyActivities {

    /** Clocks differ; nothing is known of a key from long before its id was made. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final String OF_KEY = """
            SELECT kind, id, at, context, consumer, name, event_id, attempt, outcome, detail, duration_ms, trace_id, node
            FROM messaging.activity WHERE key = ? AND at >= ?::timestamptz ORDER BY at DESC LIMIT ?""";

    @Inject
    private Database database;

    /** The newest {@code most}. */
    List<TimelineEntry> of(String key, int most) {
        return database.query(connection -> Rows.list(
                connection, OF_KEY, KeyActivities::entry, key, earliest(key).toString(), most));
    }

    private static Instant earliest(String key) {
        try {
            var id = UUID.fromString(key);
            if (id.version() == 7) {
                return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16).minus(CLOCK_SKEW);
            }
        } catch (IllegalArgumentException e) {
            return Instant.EPOCH;
        }
        return Instant.EPOCH;
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        var millis = row.getObject(11, Long.class);
        return new TimelineEntry(
                TimelineEntry.Kind.valueOf(row.getString(1)),
                row.getObject(2, UUID.class),
                KeyEvents.instant(row, 3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, UUID.class),
                null,
                null,
                row.getObject(8, Integer.class),
                row.getString(9),
                row.getString(10),
                millis == null ? null : Duration.ofMillis(millis),
                null,
                row.getString(12),
                row.getString(13));
    }
}
