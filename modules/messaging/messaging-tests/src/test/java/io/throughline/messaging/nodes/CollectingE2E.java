package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dead letters on their way from the broker into the database, when one of these is away. */
@OnTestbedNodes
class CollectingE2E {

    private static final String COLLECTED = "dev.messaging.dead-letters";
    private static final String REASONS = "SELECT reason FROM messaging.dead_letter"
            + " JOIN messaging.dead_letter_message ON letter = id WHERE headers LIKE ?";

    private static final String COLLECT = """
            SELECT messaging.collect_dead_letters(jsonb_build_array(jsonb_build_object('id', gen_random_uuid(),
                'occurrence', ?::text, 'consumer', 'testbed.testbed-events', 'identity', 'collected', 'sequence', 0,
                'at', now(), 'exception', 'E', 'reason', ?::text, 'fingerprint', '00000000000000aa', 'kind', 'BYTES',
                'headers', '{}', 'body_length', 1)), ARRAY['x'::bytea])""";

    private final TestbedNodes nodes;
    private final TestbedBooks books;
    private final BrokerConsole console;

    CollectingE2E(TestbedNodes nodes) {
        this.nodes = nodes;
        nodes.first();
        books = nodes.books();
        console = nodes.console();
    }

    @Test
    void waitOnTheBrokerWhileTheDatabaseIsAwayAndAreCollectedOnce() {
        var database = nodes.servers().postgres();
        database.kill();
        try {
            console.send(TestbedNodes.QUEUE, "database-away");
            Eventually.that(() -> assertThat(console.depth(COLLECTED)).isPositive());
        } finally {
            database.start();
        }

        Eventually.that(() -> assertThat(console.depth(COLLECTED)).isZero());
        assertThat(books.texts(REASONS, "%database-away%")).isEqualTo(List.of("attribute 'specversion' is missing"));
    }

    @Test
    void areCollectedOnceThoughTheyComeTwice() {
        assertThat(books.number(COLLECT, "the same", "first")).isEqualTo(1);
        assertThat(books.number(COLLECT, "the same", "second")).isZero();
        assertThat(books.number(COLLECT, "another", "third")).isEqualTo(1);

        assertThat(books.texts(
                        "SELECT failures || ' ' || reason FROM messaging.dead_letter WHERE identity = 'collected'"))
                .containsExactly("2 third");
        assertThat(books.texts("SELECT 'found' FROM messaging.dead_letter_message"
                        + " WHERE words @@ plainto_tsquery('simple', 'third') AND letter IN"
                        + " (SELECT id FROM messaging.dead_letter WHERE identity = 'collected')"))
                .as("by the words of its last failure")
                .hasSize(1);
    }

    @Test
    void areCollectedByAnotherLifeOfTheNodeThatWasKilledMeanwhile() throws SQLException {
        try (var lock = books.holdDeadLetters()) {
            console.send(TestbedNodes.QUEUE, "killed-meanwhile");
            Eventually.that(() -> assertThat(lock.waiting()).isPositive());
            nodes.firstAlone().kill();
        }
        nodes.first();

        Eventually.that(() -> assertThat(console.depth(COLLECTED)).isZero());
        assertThat(books.texts(REASONS, "%killed-meanwhile%")).hasSize(1);
    }
}
