package io.throughline.messaging.internal.maintenance;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the partitions of the coming days and drops those beyond the retention, every hour and at start. */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = System.getLogger(Retention.class.getName());
    private static final int DAYS_AHEAD = 4;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private Database database;

    @Inject
    @ConfigProperty(name = "throughline.outbox.retention", defaultValue = "P30D")
    private Period logRetention;

    @Inject
    @ConfigProperty(name = "throughline.inbox.retention", defaultValue = "P14D")
    private Period inboxRetention;

    @Inject
    @ConfigProperty(name = "throughline.timeline.retention", defaultValue = "P400D")
    private Period timelineRetention;

    @Inject
    @ConfigProperty(name = "throughline.dead-letters.retention", defaultValue = "P90D")
    private Period letterRetention;

    private final Clock clock = Clock.systemUTC();
    private ScheduledFuture<?> ticking;

    void start(@Observes Startup event) {
        ticking = scheduler.scheduleWithFixedDelay(this::tick, 0, 60, TimeUnit.MINUTES);
    }

    private void tick() {
        try {
            var dropped = run();
            if (!dropped.isEmpty()) {
                LOG.log(Level.INFO, "dropped {0}", dropped);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "retention failed, trying again in an hour: {0}", e.toString());
        }
    }

    /**
     * The log is never kept shorter than the inbox.
     *
     * @return the names of the partitions that were dropped
     */
    public List<String> run() {
        var today = LocalDate.now(clock);
        var inboxBefore = today.minus(inboxRetention);
        var logBefore = today.minus(logRetention);
        return database.query(connection -> {
            Rows.list(connection, "SELECT messaging.ensure_partitions(?, ?)", row -> 0, today, DAYS_AHEAD);
            Rows.list(connection, "SELECT messaging.ensure_activity_partitions(?, 2)", row -> 0, today);
            var dropped = Rows.list(
                    connection,
                    "SELECT messaging.drop_old_partitions(?, ?)",
                    row -> row.getString(1),
                    logBefore.isAfter(inboxBefore) ? inboxBefore : logBefore,
                    inboxBefore);
            dropped.addAll(Rows.list(
                    connection,
                    "SELECT messaging.drop_old_activity(?)",
                    row -> row.getString(1),
                    today.minus(timelineRetention)));
            Rows.update(
                    connection,
                    "DELETE FROM messaging.failure_trace WHERE seen_on < ?",
                    today.minus(timelineRetention));
            Rows.update(
                    connection, "DELETE FROM messaging.consumer_action WHERE at < ?", today.minus(timelineRetention));
            forgetLetters(connection, today);
            return dropped;
        });
    }

    /** Of dead letters and replays, what is settled; what waits is kept. */
    private void forgetLetters(Connection connection, LocalDate today) throws SQLException {
        var before = today.minus(letterRetention).atStartOfDay(ZoneOffset.UTC).toOffsetDateTime();
        Rows.list(connection, "SELECT messaging.forget_dead_letters(?)", row -> 0, before);
        Rows.update(connection, "DELETE FROM messaging.replay WHERE finished_at < ?", before);
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}
