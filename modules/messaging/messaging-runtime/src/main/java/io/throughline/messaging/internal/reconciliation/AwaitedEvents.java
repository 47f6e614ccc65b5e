package io.throughline.messaging.internal.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.Rows;
import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a key awaits and does not get within 15 seconds is sent to its consumer from the log, and again after a minute, two,
 * four, up to a day: it may be gone from the broker. If it is only late, the inbox ignores the second of the two.
 */
@ApplicationScoped
class AwaitedEvents {

    private record Awaited(String consumer, LoggedEvent event) {

        static Awaited read(ResultSet row) throws SQLException {
            var event = new LoggedEvent(
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getLong(4),
                    row.getObject(5, OffsetDateTime.class).toInstant());
            return new Awaited(row.getString(1), event);
        }
    }

    private static final Logger LOG = System.getLogger(AwaitedEvents.class.getName());
    private static final String DUE = """
            UPDATE messaging.blocked_key b SET next_attempt_at = now() + due.pause
            FROM (SELECT k.consumer, k.key, least(power(2, least(coalesce(r.times, 0), 20)), 1440) * interval '1 minute' AS pause
                FROM messaging.blocked_key k
                LEFT JOIN messaging.redelivered_event r ON r.consumer = k.consumer AND r.event_id = k.blocked_by
                WHERE k.state = 'AWAITING' AND k.next_attempt_at <= now()
                ORDER BY k.next_attempt_at LIMIT 100 FOR UPDATE OF k SKIP LOCKED) due
            WHERE b.consumer = due.consumer AND b.key = due.key
            RETURNING b.consumer, b.blocked_by, b.key, b.awaited_position, b.awaited_recorded_at""";

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private Database database;

    @Inject
    private RedeliverySender sender;

    private ScheduledFuture<?> ticking;

    void start(@Observes Startup event) {
        ticking = scheduler.scheduleWithFixedDelay(this::tick, 5, 5, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            database.query(connection -> Rows.list(connection, DUE, Awaited::read)).stream()
                    .collect(groupingBy(Awaited::consumer, mapping(Awaited::event, toList())))
                    .forEach(this::send);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "cannot look for awaited events, trying again in five seconds", e);
        }
    }

    private void send(String consumer, List<LoggedEvent> events) {
        try {
            int sent = sender.send(consumer, ConsumerDefinition.sourceOf(consumer), events);
            if (sent < events.size()) {
                LOG.log(
                        Level.WARNING,
                        "{0} awaits {1} events that are no longer in the log: discard them",
                        consumer,
                        events.size() - sent);
            }
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, "{0} awaits events that cannot be sent now, trying again later: {1}", consumer, e);
        }
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
    }
}
