package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.testbed.TestbedDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A replay without the inbox check forgets that an event was handled: once, and not behind the back of a consumer that
 * looks at this moment. Of a consumer of which there is only what the database knows.
 */
class ForgettingIT extends WithinTheTestbed {

    private static final String DONE = "0";
    private static final String REPLAY = """
            INSERT INTO messaging.replay (id, state, source, what, operator, reason, total, canaries, stop_share,
                inbox_checked, leased_until)
            VALUES (?::uuid, 'RUNNING', 'LOG', '{}', 'olga', 'for the test', 1, 0, 0.05, false, now() + interval '1 hour')""";
    private static final String ITEM = """
            INSERT INTO messaging.replay_item (replay, number, consumer, key, event_id, shard, position, recorded_at)
            VALUES (?::uuid, 1, 'testbed.nobody', 'one', ?::uuid, 0, 0, now())""";
    private static final String HANDLED =
            "INSERT INTO messaging.inbox (event_id, consumer) VALUES (?::uuid, 'testbed.nobody')";
    private static final String FORGET =
            "DELETE FROM messaging.inbox WHERE event_id = ?::uuid AND consumer = 'testbed.nobody'";
    private static final String KNOWN =
            "SELECT count(*) FROM messaging.inbox WHERE event_id = ?::uuid AND consumer = 'testbed.nobody'";
    private static final String CLAIM = "SELECT count(*) FROM messaging.claim_replay_items(?::uuid, false, 10)";
    private static final String AGAIN = "SELECT messaging.send_replay_again(?::uuid)";
    private static final String STATE = "SELECT state FROM messaging.replay_item WHERE replay = ?::uuid";
    private static final String BLOCK = """
            INSERT INTO messaging.blocked_key (consumer, key, blocked_by, state, last_error)
            VALUES ('testbed.nobody', 'one', gen_random_uuid(), 'DEAD_LETTERED', 'for the test')""";
    private static final String CHECK =
            "SELECT messaging.check_delivery('testbed.nobody', ?::uuid, 'one', true, false)";
    private static final String RECORD =
            "SELECT messaging.record_delivery('testbed.nobody', ?::uuid, 'one', true, false)";
    private static final String WAITS = """
            SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%''testbed.nobody''%'""";

    private final String replay = UUID.randomUUID().toString();
    private final String event = UUID.randomUUID().toString();

    @Inject
    private TestbedDatabase database;

    @AfterEach
    void forget() {
        run("DELETE FROM messaging.replay WHERE id = ?::uuid", replay);
        run("DELETE FROM messaging.blocked_key WHERE consumer = 'testbed.nobody'");
        run("DELETE FROM messaging.inbox WHERE consumer = 'testbed.nobody'");
    }

    @Test
    void keepsThatTheEventWasHandledSinceItWasSentFirst() {
        run(REPLAY, replay);
        run(ITEM, replay, event);
        run(HANDLED, event);

        assertThat(run(CLAIM, replay)).isEqualTo("1");
        assertThat(run(KNOWN, event)).isEqualTo("0");
        run(AGAIN, replay);
        run(HANDLED, event);

        assertThat(run(CLAIM, replay)).isEqualTo("0");
        assertThat(run(KNOWN, event)).isEqualTo("1");
        assertThat(run(STATE, replay)).isEqualTo("SUCCEEDED");
    }

    @Test
    void sendsAgainWhatNothingWasHeardOf() {
        run(REPLAY, replay);
        run(ITEM, replay, event);
        run(CLAIM, replay);
        run(AGAIN, replay);

        assertThat(run(CLAIM, replay)).isEqualTo("1");
        assertThat(run(STATE, replay)).isEqualTo("SENT");
    }

    @Test
    void isWaitedForByAConsumerThatAsksBeforeItCalls() {
        assertThat(whileForgetting(CHECK)).isEqualTo(DONE);
    }

    @Test
    void isWaitedForByAConsumerWhoseKeyIsBlocked() {
        run(BLOCK);
        assertThat(whileForgetting(RECORD)).as("held").isEqualTo("2");
    }

    /** What a consumer is told that asks before the one who forgets has committed. */
    private String whileForgetting(String question) {
        run(HANDLED, event);
        return database.query(connection -> {
            connection.setAutoCommit(false);
            try {
                run(connection, FORGET, event);
                var answer = CompletableFuture.supplyAsync(() -> run(question, event));
                await().until(() -> answer.isDone() || !"0".equals(run(WAITS)));
                connection.commit();
                return answer.join();
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    private String run(String sql, String... parameters) {
        return database.query(connection -> run(connection, sql, parameters));
    }

    /** The first value, if there is one. */
    private static String run(Connection connection, String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            if (!statement.execute()) {
                return null;
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
