package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.PublishedEvents;
import io.throughline.messaging.PublishedEvents.MissedEvent;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedDatabase;
import io.throughline.testbed.TestbedState;
import io.throughline.testbed.messaging.TestbedEventsConsumer;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An event that is not in the inbox is, to the database, still in the hands of a node that may be dead. */
class OrderAfterCrashIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.testbed-events";
    private static final String OF_THE_LOG = """
            , e.shard, e.position, e.recorded_at, NULL, '2000-01-01')
            FROM messaging.outbox_event e WHERE e.key = ? AND e.sequence = 2""";
    private static final String RECORD =
            "SELECT messaging.record_delivery('" + CONSUMER + "', e.event_id, e.key, true, false" + OF_THE_LOG;
    private static final String CHECK =
            "SELECT messaging.check_delivery('" + CONSUMER + "', e.event_id, e.key, true, false" + OF_THE_LOG;
    private static final String RECORD_TWO = """
            SELECT messaging.record_deliveries('testbed.testbed-events', true, array_agg(e.event_id ORDER BY e.sequence),
                array_agg(e.key ORDER BY e.sequence), array_agg(e.shard ORDER BY e.sequence),
                array_agg(e.position ORDER BY e.sequence), array_agg(e.recorded_at ORDER BY e.sequence), NULL,
                '2000-01-01')
            FROM messaging.outbox_event e WHERE e.key = ? AND e.sequence IN (2, 3)""";
    private static final String SINCE_NOW = "UPDATE messaging.subscription SET since = now() WHERE consumer = ?";
    private static final String EVENT = "SELECT * FROM messaging.outbox_event WHERE event_id = ?";
    private static final String AWAIT = """
            WITH awaited AS (
                INSERT INTO messaging.blocked_key (consumer, key, blocked_by, state, last_error, next_attempt_at,
                    awaited_position, awaited_recorded_at)
                VALUES ('testbed.testbed-events', ?, gen_random_uuid(), 'AWAITING', 'gone from the log', now(), 1, now())
                RETURNING consumer, blocked_by)
            INSERT INTO messaging.redelivered_event (consumer, event_id, times)
            SELECT consumer, blocked_by, ?::int FROM awaited WHERE ?::int > 0""";
    private static final String PAUSE = """
            SELECT ceil(extract(epoch FROM next_attempt_at - now()) / 60) FROM messaging.blocked_key WHERE key = ?""";
    private static final String END_WAIT = "DELETE FROM messaging.blocked_key WHERE key = ?";
    private static final String FORGET = "DELETE FROM messaging.inbox WHERE event_id = ?";

    @Inject
    private PublishedEvents published;

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private TestbedDatabase database;

    @Test
    void eventWaitsUntilTheOneBeforeItIsHandledOnAnotherNode() {
        var first = sendAndForget("crash-other-node");
        probes.send("crash-other-node", 2);
        await().untilAsserted(() -> assertThat(state.held("crash-other-node")).isEqualTo(2));
        assertThat(state.blockState("crash-other-node")).isEqualTo("AWAITING");
        assertThat(state.blockers("crash-other-node")).containsExactly(first);
        assertThat(state.steps("crash-other-node")).containsExactly(1);
        handledElsewhere(first);
        await().untilAsserted(() -> assertThat(state.steps("crash-other-node")).containsExactly(1, 2, 3));
        await().untilAsserted(
                        () -> assertThat(state.blockState("crash-other-node")).isNull());
    }

    @Test
    void eventThatNobodyHasInHandIsSentFromTheLogAndHandledFirst() {
        sendAndForget("crash-lost");
        probes.send("crash-lost", 2);
        await().untilAsserted(() -> assertThat(state.held("crash-lost")).isEqualTo(2));
        assertThat(state.steps("crash-lost")).containsExactly(1);
        state.awaitNoLonger("crash-lost");
        await().atMost(90, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(state.steps("crash-lost")).containsExactly(1, 1, 2, 3));
        await().untilAsserted(() -> assertThat(state.blockState("crash-lost")).isNull());
    }

    /** As when a node had several of a key in hand, or a queue was purged. */
    @Test
    void eventsThatNobodyHasInHandAreEachHandledBehindTheOneBeforeThem() {
        forget("crash-chain", 2);
        probes.send("crash-chain", 1);
        await().untilAsserted(() -> assertThat(state.blockState("crash-chain")).isEqualTo("AWAITING"));
        await().atMost(120, TimeUnit.SECONDS).pollInterval(1, TimeUnit.SECONDS).untilAsserted(() -> {
            state.awaitNoLonger("crash-chain");
            assertThat(state.steps("crash-chain")).containsExactly(1, 2, 1, 2, 3);
        });
        await().untilAsserted(() -> assertThat(state.blockState("crash-chain")).isNull());
    }

    @Test
    void eventsThatComeBackBehindTheOneThatAwaitsThemAreHandledInOrder() {
        comeBack("crash-back", 0, 1);
    }

    @Test
    void eventsThatComeBackInTheWrongOrderAreHandledInTheRightOne() {
        comeBack("crash-backwards", 1, 0);
    }

    private void comeBack(String key, int one, int other) {
        var ids = forget(key, 2);
        probes.send(key, 1);
        await().untilAsserted(() -> assertThat(state.blockState(key)).isEqualTo("AWAITING"));
        published.redeliver(TestbedEventsConsumer.class, List.of(event(ids.get(one))));
        published.redeliver(TestbedEventsConsumer.class, List.of(event(ids.get(other))));
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(state.steps(key)).containsExactly(1, 2, 1, 2, 3));
        await().untilAsserted(() -> assertThat(state.blockState(key)).isNull());
    }

    /** What comes while the key is blocked is held in any case; its turn is when it is looked at again. */
    @Test
    void heldEventsWaitForTheOneThatIsMissingBetweenThem() throws SQLException {
        state.script("crash-gap", 1, "within the transaction", "away", 6);
        probes.send("crash-gap", 3);
        await().untilAsserted(() -> assertThat(state.held("crash-gap")).isEqualTo(3));
        database.query(connection ->
                update(connection, "DELETE FROM messaging.held_message WHERE key = ? AND sequence = 2", "crash-gap"));
        await().atMost(90, TimeUnit.SECONDS).pollInterval(1, TimeUnit.SECONDS).untilAsserted(() -> {
            state.awaitNoLonger("crash-gap");
            assertThat(state.steps("crash-gap")).containsExactly(1, 2, 3);
        });
        await().untilAsserted(() -> assertThat(state.blockState("crash-gap")).isNull());
    }

    @Test
    void eventFromBeforeTheSubscriptionIsNotAwaited() throws SQLException {
        var first = sendAndForget("crash-since");
        probes.send("crash-since", 1);
        await().untilAsserted(() -> assertThat(state.blockState("crash-since")).isEqualTo("AWAITING"));
        assertThat(answers("crash-since", RECORD, false)).containsExactly(2);
        assertThat(answers("crash-since", CHECK, false)).containsExactly(2);
        assertThat(answers("crash-since", RECORD, true)).containsExactly(0);
        assertThat(answers("crash-since", CHECK, true)).containsExactly(0);
        handledElsewhere(first);
        await().until(() -> state.blockState("crash-since") == null);
    }

    /** Nothing is sent here, for no such event is in the log; where one is, being sent counts. */
    @Test
    void keyWaitsTwiceAsLongEachTimeItsEventWasSentButNotMoreThanADay() {
        var minutesByTimes = Map.of(0, 1, 1, 2, 3, 8, 10, 1024, 12, 1440);
        minutesByTimes.keySet().forEach(this::awaitAnEventSent);
        minutesByTimes.forEach((times, minutes) -> {
            var key = "crash-patience-" + times;
            await().atMost(60, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(pauseOf(key)).containsExactly(minutes));
            database.query(connection -> update(connection, END_WAIT, key));
        });
    }

    @Test
    void eventsThatShareATransactionAreEachHeldBehindWhatTheyFollow() throws SQLException {
        var first = sendAndForget("crash-shared");
        probes.send("crash-shared", 2);
        await().untilAsserted(() -> assertThat(state.held("crash-shared")).isEqualTo(2));
        assertThat(answers("crash-shared", RECORD_TWO, false)).containsExactly(2, 2);
        assertThat(answers("crash-shared", RECORD_TWO, true)).containsExactly(0, 0);
        handledElsewhere(first);
        await().until(() -> state.blockState("crash-shared") == null);
    }

    private void handledElsewhere(UUID event) {
        database.query(connection -> update(
                connection, "INSERT INTO messaging.inbox (event_id, consumer) VALUES (?, '" + CONSUMER + "')", event));
    }

    private void awaitAnEventSent(int times) {
        database.query(connection -> {
            try (var statement = connection.prepareStatement(AWAIT)) {
                statement.setString(1, "crash-patience-" + times);
                statement.setInt(2, times);
                statement.setInt(3, times);
                return statement.executeUpdate();
            }
        });
    }

    private List<Integer> pauseOf(String key) {
        return database.query(connection -> numbers(connection, PAUSE, key));
    }

    private UUID sendAndForget(String probe) {
        return forget(probe, 1).get(0);
    }

    /** Steps that were handled, and of which the inbox knows nothing. */
    private List<UUID> forget(String probe, int steps) {
        probes.send(probe, steps);
        await().untilAsserted(() -> assertThat(state.steps(probe)).hasSize(steps));
        var ids = state.eventIds(probe);
        ids.forEach(id -> database.query(connection -> update(connection, FORGET, id)));
        return ids;
    }

    private MissedEvent event(UUID id) {
        return database.query(connection -> {
            try (var statement = connection.prepareStatement(EVENT)) {
                statement.setObject(1, id);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return new MissedEvent(
                            id,
                            row.getString("type"),
                            row.getString("key"),
                            row.getLong("sequence"),
                            row.getLong("position"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            0);
                }
            }
        });
    }

    /** What the database would say of deliveries of a key that is not blocked; nothing of it remains. */
    private List<Integer> answers(String key, String sql, boolean subscribedNow) throws SQLException {
        return database.query(connection -> {
            connection.setAutoCommit(false);
            try {
                update(connection, "DELETE FROM messaging.blocked_key WHERE key = ?", key);
                if (subscribedNow) {
                    update(connection, SINCE_NOW, CONSUMER);
                }
                return numbers(connection, sql, key);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private static List<Integer> numbers(Connection connection, String sql, String key) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (var rows = statement.executeQuery()) {
                var numbers = new ArrayList<Integer>();
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
                return numbers;
            }
        }
    }

    private static int update(Connection connection, String sql, Object value) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            return statement.executeUpdate();
        }
    }
}
