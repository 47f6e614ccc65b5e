package io.throughline.messaging.internal.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An event that a replay sends next.
 *
 * @param letter null if it comes from the log
 */
record Claimed(long number, String consumer, UUID letter, int shard, long position, OffsetDateTime recordedAt) {

    static Claimed read(ResultSet row) throws SQLException {
        return new Claimed(
                row.getLong("o_number"),
                row.getString("o_consumer"),
                row.getObject("o_letter", UUID.class),
                row.getInt("o_shard"),
                row.getLong("o_position"),
                row.getObject("o_recorded_at", OffsetDateTime.class));
    }
}
