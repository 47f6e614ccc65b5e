package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testbed.TestbedDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The event that a key waited for was handled: by a consumer of which there is only what the database knows. */
class UnblockingIT extends WithinTheTestbed {

    private static final int DONE = 0;
    private static final int DONE_AND_TO_BE_DRAINED = 3;
    private static final String BLOCK = """
            INSERT INTO messaging.blocked_key (consumer, key, blocked_by, state, last_error)
            VALUES ('testbed.nobody', ?, ?::uuid, 'DEAD_LETTERED', 'for the test')""";
    private static final String HOLD = """
            INSERT INTO messaging.held_message (consumer, key, sequence, event_id, headers, data)
            VALUES ('testbed.nobody', ?, 2, gen_random_uuid(), '{}', '')""";
    private static final String RECORD =
            "SELECT messaging.record_deliveries('testbed.nobody', true, ARRAY[?::uuid, ?::uuid], ARRAY[?, ?])";
    private static final String STATES = "SELECT string_agg(key || ' ' || state, ', ' ORDER BY key)"
            + " FROM messaging.blocked_key WHERE consumer = 'testbed.nobody'";

    private final String first = UUID.randomUUID().toString();
    private final String second = UUID.randomUUID().toString();

    @Inject
    private TestbedDatabase database;

    @AfterEach
    void forget() {
        change("DELETE FROM messaging.held_message WHERE consumer = 'testbed.nobody'");
        change("DELETE FROM messaging.blocked_key WHERE consumer = 'testbed.nobody'");
        change("DELETE FROM messaging.inbox WHERE consumer = 'testbed.nobody'");
    }

    @Test
    void freesTheKeyInTheSameTransactionIfNothingIsHeldBehindIt() {
        change(BLOCK, "one", first);
        change(BLOCK, "two", second);

        assertThat(record()).containsExactly(DONE, DONE);

        assertThat(states()).isNull();
    }

    @Test
    void leavesTheKeyToThoseThatAreHeldBehindIt() {
        change(BLOCK, "one", first);
        change(BLOCK, "two", second);
        change(HOLD, "two");

        assertThat(record()).containsExactly(DONE, DONE_AND_TO_BE_DRAINED);

        assertThat(states()).isEqualTo("two DRAINING");
    }

    @Test
    void leavesAKeyThatWaitsForAnotherEvent() {
        change(BLOCK, "one", UUID.randomUUID().toString());

        assertThat(record()).containsExactly(2, DONE);

        assertThat(states()).isEqualTo("one DEAD_LETTERED");
    }

    private int[] record() {
        return database.query(connection -> {
            try (var statement = connection.prepareStatement(RECORD)) {
                statement.setString(1, first);
                statement.setString(2, second);
                statement.setString(3, "one");
                statement.setString(4, "two");
                try (var rows = statement.executeQuery()) {
                    var codes = new int[2];
                    for (int i = 0; rows.next(); i++) {
                        codes[i] = rows.getInt(1);
                    }
                    return codes;
                }
            }
        });
    }

    private String states() {
        return database.query(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(STATES)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    private void change(String sql, String... parameters) {
        database.query(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setString(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            }
        });
    }
}
