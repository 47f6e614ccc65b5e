package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.BlockedKeys;
import io.throughline.messaging.PublishedEvents;
import io.throughline.messaging.PublishedEvents.MissedEvent;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedDatabase;
import io.throughline.testbed.TestbedState;
import io.throughline.testbed.messaging.TestbedEventsConsumer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An event whose inbox row is gone is, to the database, one that never arrived. */
class PublishedEventsIT extends WithinTheTestbed {

    @Inject
    private PublishedEvents published;

    @Inject
    private BlockedKeys blockedKeys;

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private TestbedDatabase database;

    private final Instant start = Instant.now();

    @Test
    void eventsThatWereMissedAreFoundAndHandledInOrderByTheHandlerTheyMissed() {
        var ids = handledSteps("missed", 4);
        forget(ids.get(1));
        forget(ids.get(2));
        await().untilAsserted(() ->
                assertThat(missed("missed")).extracting(MissedEvent::eventId).containsExactly(ids.get(1), ids.get(2)));
        var backwards = List.of(missed("missed").get(1), missed("missed").get(0));
        assertThat(published.redeliver(TestbedEventsConsumer.class, backwards)).isEqualTo(2);
        await().untilAsserted(() -> assertThat(state.steps("missed")).containsExactly(1, 2, 3, 4, 2, 3));
        assertThat(missed("missed")).isEmpty();
        assertThat(published.handled(TestbedEventsConsumer.class, ids)).hasSize(4);
    }

    @Test
    void eventHandedOverAMomentAgoIsNotSentOnceMore() {
        var ids = handledSteps("missed-twice", 1);
        forget(ids.get(0));
        await().until(() -> missed("missed-twice").size() == 1);
        published.redeliver(TestbedEventsConsumer.class, missed("missed-twice"));
        await().until(() -> missed("missed-twice").isEmpty());
        forget(ids.get(0));
        var again = missed("missed-twice");
        assertThat(again).extracting(MissedEvent::redeliveries).containsExactly(1);
        assertThat(published.redeliver(TestbedEventsConsumer.class, again)).isZero();
    }

    @Test
    void eventsThatVisiblyWaitAreNotMissed() {
        state.script("missed-waiting", 1, "within the transaction", "permanent", 1);
        probes.send("missed-waiting", 3);
        await().until(() -> state.held("missed-waiting") == 2);
        handledSteps("missed-later", 1);
        assertThat(missed("missed-waiting")).isEmpty();
        var blocker = state.blockers("missed-waiting").get(0);
        assertThat(published.handled(TestbedEventsConsumer.class, List.of(blocker)))
                .isEmpty();
        blockedKeys.discard("testbed.testbed-events", "missed-waiting", blocker, "tester", "poison");
        assertThat(published.handled(TestbedEventsConsumer.class, List.of(blocker)))
                .containsExactly(blocker);
        await().until(() -> state.blockState("missed-waiting") == null);
    }

    @Test
    void eventsOfOtherTimesAreLeftOut() {
        var ids = handledSteps("missed-before", 1);
        forget(ids.get(0));
        await().until(() -> missed("missed-before").size() == 1);
        var recordedAt = missed("missed-before").get(0).recordedAt();
        assertThat(published.missed(TestbedEventsConsumer.class, start, recordedAt, 100))
                .extracting(MissedEvent::key)
                .doesNotContain("missed-before");
        assertThat(published.missed(TestbedEventsConsumer.class, recordedAt, recordedAt.plusNanos(1_000), 100))
                .extracting(MissedEvent::key)
                .containsExactly("missed-before");
    }

    /** What the look-ups find is what reading the whole log would find. */
    @Test
    void positionOfATimeIsTheFirstOneAtOrAfterIt() {
        handledSteps("missed-position", 20);
        long wrong = database.query(connection -> {
            try (var rows = connection.createStatement().executeQuery("""
                    WITH t AS (SELECT shard, recorded_at + s * interval '1 microsecond' AS at,
                            date_trunc('day', recorded_at, 'UTC') AS day
                        FROM messaging.outbox_event, generate_series(-1, 1) s
                        -- other tests make events of their shards older than they are
                        WHERE shard NOT IN (SELECT shard FROM (SELECT shard, recorded_at < lag(recorded_at)
                                OVER (PARTITION BY shard ORDER BY position) AS older FROM messaging.outbox_event) moved
                            WHERE older))
                    SELECT count(*), count(*) FILTER (WHERE
                        -- a position that no event got, because its transaction failed, is as good as the next one
                        (SELECT min(e.position) FROM messaging.outbox_event e WHERE e.shard = t.shard
                            AND e.recorded_at >= day AND e.recorded_at < day + interval '1 day' AND e.position >= p)
                        IS DISTINCT FROM
                        (SELECT min(e.position) FROM messaging.outbox_event e WHERE e.shard = t.shard
                            AND e.recorded_at >= day AND e.recorded_at < day + interval '1 day' AND e.recorded_at >= at))
                    FROM t CROSS JOIN LATERAL messaging.log_position(shard, at, day, day + interval '1 day') AS p""")) {
                rows.next();
                assertThat(rows.getLong(1)).isGreaterThanOrEqualTo(60);
                return rows.getLong(2);
            }
        });
        assertThat(wrong).isZero();
    }

    private List<UUID> handledSteps(String probe, int steps) {
        probes.send(probe, steps);
        await().untilAsserted(() -> assertThat(state.steps(probe)).hasSize(steps));
        return state.eventIds(probe);
    }

    private List<MissedEvent> missed(String probe) {
        return published
                .missed(TestbedEventsConsumer.class, start, Instant.now().plusSeconds(1), 1_000)
                .stream()
                .filter(event -> event.key().equals(probe))
                .toList();
    }

    private void forget(UUID event) {
        database.query(connection -> {
            try (var statement = connection.prepareStatement("DELETE FROM messaging.inbox WHERE event_id = ?")) {
                statement.setObject(1, event);
                assertThat(statement.executeUpdate()).isEqualTo(1);
                return null;
            }
        });
    }
}
