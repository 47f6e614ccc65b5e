package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nodes share a work queue, and a job that fails every time ends on its dead-letter queue. */
@OnTestbedNodes
class WorkQueueE2E {

    private static final String QUEUE = "dev.testbed.filing";
    private static final String DLQ = QUEUE + ".dlq";
    private static final int JOBS = 300;

    private final TestbedNodes nodes;
    private final TestbedBooks books;

    WorkQueueE2E(TestbedNodes nodes) {
        this.nodes = nodes;
        books = nodes.books();
    }

    @Test
    void isWorkedOffByTheSessionsOfAllNodesAndEachJobOnce() {
        var client = nodes.client(nodes.first());
        nodes.second();

        client.file("work-shared", JOBS);

        Eventually.that(() -> assertThat(books.steps("work-shared")).hasSize(JOBS));
        assertThat(books.steps("work-shared"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, JOBS).boxed().toList());
        assertThat(books.texts("SELECT DISTINCT node FROM testbed.delivery WHERE probe = ?", "work-shared"))
                .containsExactlyInAnyOrder("testbed-a", "testbed-b");
    }

    @Test
    void givesUpAJobAfterItsDeliveriesAndDoesItWhenAnOperatorRetries() {
        books.script("work-given-up", 2, "within the transaction", "fail", 3);
        nodes.client(nodes.first()).file("work-given-up", 4);

        var console = nodes.console();
        Eventually.that(() -> {
            assertThat(console.messages(DLQ, "work-given-up")).hasSize(1);
            assertThat(books.steps("work-given-up")).containsExactlyInAnyOrder(1, 3, 4);
        });
        assertThat(books.unplayed("work-given-up")).isZero();
        var letter = console.messages(DLQ, "work-given-up").get(0);
        assertThat(console.call(DLQ, "retryMessage(long)", letter).booleanValue())
                .isTrue();

        Eventually.that(() -> assertThat(books.steps("work-given-up")).endsWith(2));
        assertThat(books.outcomes("work-given-up", 2)).containsExactly("DONE");
        assertThat(console.messages(DLQ, "work-given-up")).isEmpty();
    }
}
