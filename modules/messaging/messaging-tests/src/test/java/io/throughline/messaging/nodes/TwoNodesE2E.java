package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.testkit.Eventually;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes share the keys, handlers fail beyond their retries in place, and one of the nodes dies. */
@OnTestbedNodes
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesE2E {

    /** No test needs another before it; after this one the second node would have to be started for the next. */
    private static final int LAST_TO_SAVE_A_START = Integer.MAX_VALUE;

    private static final String PREFIX = "two-nodes-";
    // More failures than one delivery tries, fewer than lead to the dead-letter queue.
    private static final String EVERY_FIFTH_STEP_FAILS = """
            INSERT INTO testbed.script SELECT ?, step, 'within the transaction', 'fail', 3
            FROM generate_series(2, 200, 5) AS step RETURNING step""";

    // A machine that stands still for some seconds may spoil one.
    private static final int ROUNDS = 3;

    private final TestbedNodes nodes;
    private final TestbedBooks books;

    TwoNodesE2E(TestbedNodes nodes) {
        this.nodes = nodes;
        books = nodes.books();
    }

    @Test
    @Order(LAST_TO_SAVE_A_START)
    void keepTheOrderOfEveryKeyWhileHandlersFailAndOneOfThemDies() throws InterruptedException {
        var clients = List.of(nodes.client(nodes.first()), nodes.client(nodes.second()));
        try (var load = new ProbeLoad(PREFIX, clients)) {
            load.probes().forEach(probe -> books.texts(EVERY_FIFTH_STEP_FAILS, probe));
            load.start();
            for (int round = 0; round < Integer.getInteger("throughline.e2e.rounds", 1); round++) {
                nodes.second();
                load.awaitFurther(60);
                Eventually.that(this::assertBothWorkWhileKeysAreBlocked);
                nodes.second().kill();
                load.awaitFurther(40);
            }
            load.finish();
            Eventually.that(() -> assertQuiet(load.probes()));
            assertThat(load.probes()).allSatisfy(this::assertEachStepOnceInOrder);
        }
    }

    @Test
    void tellEachOtherOfEventsInTheOthersShards() throws SQLException {
        var client = nodes.client(nodes.first());
        nodes.second();
        Eventually.that(() -> assertThat(keysRelayedBy("testbed-b")).isNotEmpty());
        boolean relayedByTheSecond = false;
        for (int round = 0; round < ROUNDS && !relayedByTheSecond; round++) {
            var probe = keysRelayedBy("testbed-b").get(0);
            try (var tick = books.holdTick("testbed-b")) {
                Eventually.that(() -> assertThat(tick.waiting()).isPositive());
                client.send(probe, 1);
                Eventually.that(() -> assertThat(books.steps(probe)).containsExactly(1));
                relayedByTheSecond = "testbed-b".equals(books.relay("testbed", probe));
            }
        }
        // Without its tick the second keeps its shards for some seconds; after that the first would relay them.
        assertThat(relayedByTheSecond).isTrue();
    }

    /** Liberty stops an application while no renewal is under way; one that then begins would put the node back. */
    @Test
    @Tag("long") // the second node has to be started for the next test
    void leaveNothingBehindWhenARenewalBeginsWhileTheyStop() throws SQLException {
        var leaving = nodes.second();
        nodes.first();
        Eventually.that(() -> assertThat(shardsOf("testbed-b")).isPositive());
        CompletableFuture<Void> stop;
        CompletableFuture<HeldLock> afterTheRenewal;
        try (var renewal = books.holdTick("testbed-b")) {
            Eventually.that(() -> assertThat(renewal.waiting()).isOne());
            stop = CompletableFuture.runAsync(leaving::stop);
            Eventually.that(() -> assertThat(leaving.log()).content().contains("CWWKT0017I"));
            afterTheRenewal = CompletableFuture.supplyAsync(() -> books.holdTick("testbed-b"));
            Eventually.that(() -> assertThat(waitForTheNodesRow()).isEqualTo(2));
        }
        try (var farewell = afterTheRenewal.join()) {
            Eventually.that(() -> assertThat(farewell.waiting()).isOne());
            await().during(Duration.ofSeconds(3)).until(farewell::waiting, waiting -> waiting == 1);
        }
        stop.join();
        assertThat(shardsOf("testbed-b")).isZero();
        assertThat(books.texts("SELECT node FROM messaging.relay_node")).containsExactly("testbed-a");
    }

    private long waitForTheNodesRow() {
        return books.number(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%relay_node%'");
    }

    private long shardsOf(String node) {
        return books.number("SELECT count(*) FROM messaging.outbox_cursor WHERE split_part(owner, '#', 1) = ?", node);
    }

    private List<String> keysRelayedBy(String node) {
        return IntStream.range(0, 200)
                .mapToObj(i -> "told-" + i)
                .filter(key -> node.equals(books.relay("testbed", key))
                        && books.steps(key).isEmpty())
                .limit(1)
                .toList();
    }

    private void assertBothWorkWhileKeysAreBlocked() {
        assertThat(books.texts("SELECT DISTINCT owner FROM messaging.outbox_cursor"))
                .anyMatch(owner -> owner.startsWith("testbed-a"))
                .anyMatch(owner -> owner.startsWith("testbed-b"));
        assertThat(books.texts("SELECT DISTINCT node FROM testbed.delivery WHERE probe LIKE ?", PREFIX + "%"))
                .contains("testbed-a", "testbed-b");
        assertThat(books.number("SELECT count(*) FROM messaging.held_message WHERE key LIKE ?", PREFIX + "%"))
                .isPositive();
    }

    private void assertQuiet(List<String> probes) {
        assertThat(probes).allSatisfy(probe -> {
            assertThat(nodes.console().messages(TestbedNodes.QUEUE + ".dlq", probe))
                    .isEmpty();
            assertThat(books.unpublished(probe)).isZero();
            assertThat(books.blockStates(probe)).isEmpty();
            assertThat(books.held(probe)).isZero();
        });
        assertThat(nodes.console().depth(TestbedNodes.QUEUE)).isZero();
    }

    private void assertEachStepOnceInOrder(String probe) {
        var appended = IntStream.rangeClosed(
                        1, (int) books.number("SELECT steps FROM testbed.probe WHERE id = ?", probe))
                .boxed()
                .toList();
        assertThat(books.events(probe)).hasSameSizeAs(appended);
        assertThat(books.steps(probe)).isEqualTo(appended);
        assertThat(books.sequences(probe)).isEqualTo(appended);
    }
}
