package io.throughline.messaging.internal.pace;

import io.throughline.messaging.OutgoingPace;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The next free turn of each system, in {@code messaging.outgoing_pace}, by the clock of the database. */
@ApplicationScoped
class TurnTable implements OutgoingPace {

    private static final String TAKE = """
            INSERT INTO messaging.outgoing_pace AS p (system, next_at) VALUES (?, clock_timestamp() + make_interval(secs => ?))
            ON CONFLICT ON CONSTRAINT outgoing_pace_pk
            DO UPDATE SET next_at = greatest(p.next_at, clock_timestamp()) + make_interval(secs => ?)
            WHERE p.next_at <= clock_timestamp() + make_interval(secs => ?)
            RETURNING extract(epoch FROM next_at - clock_timestamp()) - ?""";
    private static final String LOOK = """
            SELECT coalesce(max(extract(epoch FROM next_at - clock_timestamp())), 0)
            FROM messaging.outgoing_pace WHERE system = ?""";

    @Inject
    private Database database;

    @Override
    public Turn next(String system, double perSecond, Duration within) {
        return database.query(connection -> take(connection, system, 1 / perSecond, seconds(within)));
    }

    private static Turn take(Connection connection, String system, double gap, double within) throws SQLException {
        var taken = Rows.list(connection, TAKE, row -> row.getDouble(1), system, gap, gap, within, gap);
        if (taken.isEmpty()) {
            return new Turn(false, duration(Rows.one(connection, LOOK, row -> row.getDouble(1), system)));
        }
        return new Turn(true, duration(taken.get(0)));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (Math.max(0, seconds) * 1e9));
    }
}
