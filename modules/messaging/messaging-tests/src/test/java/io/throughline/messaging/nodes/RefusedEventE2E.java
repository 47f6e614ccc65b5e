package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.internal.wire.Shards;
import io.throughline.messaging.testkit.Eventually;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The broker refuses an event, and takes the later ones. */
@OnTestbedNodes
class RefusedEventE2E {

    private static final String REFUSED = "refused";
    private static final String PARKED = "SELECT sequence FROM messaging.outbox_parked WHERE key = ? ORDER BY position";
    private static final String TRY_AGAIN_IN = """
            UPDATE messaging.outbox_parked SET next_attempt_at = now() + ?::interval WHERE key = ? RETURNING sequence""";

    private final TestbedNodes nodes;
    private final TestbedBooks books;

    RefusedEventE2E(TestbedNodes nodes) {
        this.nodes = nodes;
        books = nodes.books();
    }

    @Test
    void waitsWithTheFollowersOfItsKeyWhileOthersGoOn() {
        var client = nodes.client(nodes.first());
        var other = otherKeyOfTheShard();
        nodes.console().refuse(TestbedNodes.EVENTS);
        try {
            client.send(REFUSED, 1);
            Eventually.that(() -> assertThat(tryAgainIn("1 hour")).containsExactly("1"));
        } finally {
            nodes.console().acceptAgain(TestbedNodes.EVENTS);
        }
        client.send(REFUSED, 1);
        client.send(other, 1);
        Eventually.that(() -> assertThat(books.steps(other)).containsExactly(1));
        Eventually.that(() -> assertThat(parked()).containsExactly("1", "2"));
        assertThat(books.steps(REFUSED)).isEmpty();
        tryAgainIn("0 s");
        Eventually.that(() -> assertThat(books.steps(REFUSED)).containsExactly(1, 2));
        assertThat(books.sequences(REFUSED)).containsExactly(1, 2);
        Eventually.that(() -> assertThat(parked()).isEmpty());
    }

    private static String otherKeyOfTheShard() {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> "not-refused-" + i)
                .filter(key -> Shards.of("testbed", key) == Shards.of("testbed", REFUSED))
                .findFirst()
                .orElseThrow();
    }

    private List<String> parked() {
        return books.texts(PARKED, REFUSED);
    }

    private List<String> tryAgainIn(String time) {
        return books.texts(TRY_AGAIN_IN, time, REFUSED);
    }
}
