package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import org.junit.jupiter.api.Test;

/** What an operator does with a dead letter in the Artemis console, by the very operations that its buttons call. */
@OnTestbedNodes
class DeadLetterE2E {

    private static final String DLQ = TestbedNodes.QUEUE + ".dlq";

    private final TestbedClient client;
    private final TestbedBooks books;
    private final BrokerConsole console;

    DeadLetterE2E(TestbedNodes nodes) {
        client = nodes.client(nodes.first());
        books = nodes.books();
        console = nodes.console();
    }

    @Test
    void retriedIsHandledOnceAndItsFollowersAfterIt() {
        deadLetter("letter-retried", 1);

        assertThat(retry("letter-retried")).isTrue();

        assertHandledInOrder("letter-retried");
    }

    @Test
    void retriedInVainReturnsAndIsRetriedWithAllOthers() {
        deadLetter("letter-failing", 2);
        assertThat(retry("letter-failing")).isTrue();
        Eventually.that(() -> assertThat(books.unplayed("letter-failing")).isZero());
        assertDeadLettered("letter-failing");

        assertThat(console.call(DLQ, "retryMessages()").intValue()).isPositive();

        assertHandledInOrder("letter-failing");
    }

    private boolean retry(String probe) {
        var letter = console.messages(DLQ, probe).get(0);
        return console.call(DLQ, "retryMessage(long)", letter).booleanValue();
    }

    private void deadLetter(String probe, int failures) {
        books.script(probe, 2, "within the transaction", "permanent", failures);
        client.send(probe, 5);
        assertDeadLettered(probe);
    }

    private void assertDeadLettered(String probe) {
        Eventually.that(() -> {
            assertThat(books.held(probe)).isEqualTo(3);
            assertThat(console.messages(DLQ, probe)).hasSize(1);
        });
        assertThat(books.blockStates(probe)).containsExactly("DEAD_LETTERED");
        assertThat(books.steps(probe)).containsExactly(1);
    }

    private void assertHandledInOrder(String probe) {
        Eventually.that(() -> assertThat(books.blockStates(probe)).isEmpty());
        assertThat(books.steps(probe)).containsExactly(1, 2, 3, 4, 5);
        assertThat(books.outcomes(probe, 2)).containsExactly("DONE");
        assertThat(books.held(probe)).isZero();
        assertThat(console.messages(DLQ, probe)).isEmpty();
        Eventually.that(() -> assertThat(books.letterStates(probe)).containsExactly("RESOLVED"));
    }
}
