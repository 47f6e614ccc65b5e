package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.messaging.internal.wire.Shards;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedDatabase;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events are handed over behind positions of their shard that were not: the relay must look what stands there. */
class HandoverIT extends WithinTheTestbed {

    private static final String APPEND = """
            SELECT messaging.append_event(?::smallint, ?, 'testbed', 'testbed.probe-sent', 1, ?, now(), NULL, 'talk',
                NULL, NULL, NULL, NULL, convert_to(?, 'UTF8'))""";
    private static final String TAKE_A_POSITION = "SELECT nextval('messaging.outbox_position_%d')";

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private TestbedDatabase database;

    @Test
    void eventOfAnotherNodeComesBeforeTheNextOfThisNode() {
        var keys = keys("handover-other");
        keys.forEach(key -> {
            appendAsAnotherNode(key, 7);
            probes.send(key, 1);
        });
        await().untilAsserted(() ->
                assertThat(keys).allSatisfy(key -> assertThat(state.steps(key)).containsExactly(7, 1)));
        assertThat(keys).allSatisfy(key -> assertThat(state.sequences(key)).containsExactly(1L, 2L));
    }

    @Test
    void holeThatARolledBackAppendLeftHoldsNobodyUp() {
        var keys = keys("handover-hole");
        keys.forEach(key -> {
            leaveAHole(key);
            probes.send(key, 2);
        });
        await().untilAsserted(() ->
                assertThat(keys).allSatisfy(key -> assertThat(state.steps(key)).containsExactly(1, 2)));
    }

    /** Several, for the relay's tick may look at the log at any moment, and then nothing is left to be skipped. */
    private static List<String> keys(String prefix) {
        return IntStream.range(0, 5).mapToObj(i -> prefix + "-" + i).toList();
    }

    private void appendAsAnotherNode(String probe, int step) {
        database.query(connection -> {
            try (var statement = connection.prepareStatement(APPEND)) {
                statement.setInt(1, Shards.of("testbed", probe));
                statement.setObject(2, EventIds.next());
                statement.setString(3, probe);
                statement.setString(4, "{\"probe\":\"" + probe + "\",\"step\":" + step + "}");
                return statement.execute();
            }
        });
    }

    private void leaveAHole(String probe) {
        database.query(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(TAKE_A_POSITION.formatted(Shards.of("testbed", probe)));
            }
        });
    }
}
