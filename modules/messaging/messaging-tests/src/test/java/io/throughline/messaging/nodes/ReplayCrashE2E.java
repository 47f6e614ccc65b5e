package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The node that runs a replay is killed in the middle of it. */
@OnTestbedNodes
class ReplayCrashE2E {

    private static final int PROBES = 60;
    private static final String COUNT = "SELECT %s FROM messaging.replay WHERE id = ?";

    private final TestbedNodes nodes;
    private final TestbedBooks books;

    ReplayCrashE2E(TestbedNodes nodes) {
        this.nodes = nodes;
        books = nodes.books();
    }

    @Test
    void goesOnWhereItWasAndHandlesNothingTwice() {
        var client = nodes.client(nodes.first());
        var probes = IntStream.rangeClosed(1, PROBES)
                .mapToObj(i -> "crashed-replay-" + i)
                .toList();
        probes.forEach(probe -> {
            books.script(probe, 1, "within the transaction", "permanent", 1);
            client.send(probe, 3);
        });
        probes.forEach(probe -> Eventually.that(() -> {
            assertThat(books.letterStates(probe)).containsExactly("WAITING");
            assertThat(books.held(probe)).isEqualTo(2);
        }));

        nodes.second();
        var replay = client.replay("crashed", 12);
        Eventually.that(() -> assertThat(number("succeeded", replay)).isBetween(5L, PROBES - 20L));
        var owner = text("split_part(owner, '#', 1)", replay);
        (owner.equals("testbed-a") ? nodes.first() : nodes.second()).kill();

        Eventually.that(() -> assertThat(text("state", replay)).isEqualTo("COMPLETED"));
        assertThat(text("split_part(owner, '#', 1)", replay)).isNotEqualTo(owner);
        assertThat(number("succeeded", replay)).isEqualTo(PROBES);
        assertThat(probes).allSatisfy(probe -> {
            Eventually.that(() -> assertThat(books.blockStates(probe)).isEmpty());
            assertThat(books.steps(probe)).isEqualTo(List.of(1, 2, 3));
            assertThat(books.letterStates(probe)).containsExactly("RESOLVED");
        });
    }

    private long number(String column, UUID replay) {
        return books.number(COUNT.formatted(column), replay);
    }

    private String text(String column, UUID replay) {
        return books.texts(COUNT.formatted(column), replay).get(0);
    }
}
