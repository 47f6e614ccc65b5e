package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.LibertyServer;
import io.throughline.messaging.testkit.Eventually;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A node is killed when its probes stand at different instants, each of which is proved before the kill: first one that
 * is committed and not sent, for the broker is away; then, in the node's next life, five others at once. After the last
 * restart each probe tells what became of it.
 */
@OnTestbedNodes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashInstantsE2E {

    private static final String UNSENT = "crash-committed-not-sent";
    private static final String SENT = "crash-sent-not-marked";
    private static final String DONE = "crash-handled-not-acknowledged";
    private static final String HALF = "crash-within-the-handler";
    private static final String WRITTEN = "crash-written-not-committed";
    private static final String ON_ITS_WAY = "crash-commit-on-its-way";

    private final TestbedNodes nodes;
    private final TestbedBooks books;
    private final BrokerConsole console;
    private Subscriber subscriber;
    private CompletableFuture<HttpResponse<String>> unanswered;

    CrashInstantsE2E(TestbedNodes nodes) {
        this.nodes = nodes;
        books = nodes.books();
        console = nodes.console();
    }

    @BeforeAll
    void killANodeTwice() throws SQLException {
        killBetweenCommitAndSend();
        var node = nodes.firstSavingLate();
        subscriber = nodes.subscriber();
        Eventually.that(() -> assertThat(books.steps(UNSENT)).containsExactly(1, 2, 3));
        bringToTheirInstants(nodes.client(node));
        assertSentNotMarked();
        assertHandledNotAcknowledged();
        assertWithinTheHandler();
        assertWrittenNotCommitted();
        killWhileACommitIsOnItsWay(node);
        nodes.first();
    }

    @AfterAll
    void closeSubscriber() {
        nodes.servers().broker().start();
        if (subscriber != null) {
            subscriber.close();
        }
    }

    private void killBetweenCommitAndSend() {
        var node = nodes.firstAlone();
        var client = nodes.client(node);
        nodes.servers().broker().kill();
        client.send(UNSENT, 3);
        Eventually.that(() -> assertThat(client.health()).contains("degraded"));
        assertThat(books.unpublished(UNSENT)).isEqualTo(3);
        node.kill();
        nodes.servers().broker().start();
    }

    private void bringToTheirInstants(TestbedClient client) {
        client.send(SENT, 3);
        Eventually.that(() -> assertThat(books.steps(SENT)).containsExactly(1, 2, 3));
        books.script(DONE, 1, "after the commit", "hold", 1);
        client.send(DONE, 3);
        books.script(HALF, 1, "within the transaction", "hold", 1);
        client.send(HALF, 3);
        Eventually.that(
                () -> assertThat(books.unplayed(DONE) + books.unplayed(HALF)).isZero());
        unanswered = client.sendAndHold(WRITTEN, 2);
        Eventually.that(() -> assertThat(client.writtenByHeld(WRITTEN)).isEqualTo(1));
    }

    private void assertSentNotMarked() {
        assertThat(subscriber.events(SENT)).isEqualTo(books.events(SENT)).hasSize(3);
        assertThat(books.unpublished(SENT)).isEqualTo(3);
    }

    private void assertHandledNotAcknowledged() {
        assertThat(books.steps(DONE)).containsExactly(1);
        assertThat(books.outcomes(DONE, 1)).containsExactly("DONE");
        assertThat(console.delivering(TestbedNodes.QUEUE))
                .contains(books.events(DONE).get(0));
    }

    private void assertWithinTheHandler() {
        assertThat(books.steps(HALF)).isEmpty();
        assertThat(books.outcomes(HALF, 1)).isEmpty();
        assertThat(console.delivering(TestbedNodes.QUEUE))
                .contains(books.events(HALF).get(0));
    }

    private void assertWrittenNotCommitted() {
        assertThat(unanswered).isNotDone();
        assertThat(books.events(WRITTEN)).isEmpty();
    }

    // The database has the events and the COMMIT behind them, but cannot append yet: somebody holds their shard.
    private void killWhileACommitIsOnItsWay(LibertyServer node) throws SQLException {
        try (var shard = books.holdShard("testbed", ON_ITS_WAY)) {
            nodes.client(node).sendAndDoNotWait(ON_ITS_WAY, 2);
            Eventually.that(() -> assertThat(shard.waiting()).isEqualTo(1));
            assertThat(books.probes(ON_ITS_WAY)).isZero();
            node.kill();
        }
    }

    @Test
    void sendsInItsNextLifeWhatWasCommittedButNotSent() {
        assertHandledOnceInOrder(UNSENT, 3);
    }

    @Test
    void sendsAgainWhatWasSentButNotMarkedAndTheEffectStaysOne() {
        assertHandledOnceInOrder(SENT, 3);
        assertThat(nodes.servers().broker().log()).content().contains(books.events(SENT));
        nodes.client(nodes.first()).send(SENT, 2);
        assertHandledOnceInOrder(SENT, 5);
        assertThat(subscriber.events(SENT)).isEqualTo(books.events(SENT));
    }

    @Test
    void suppressesTheSecondDeliveryOfWhatWasHandledButNotAcknowledged() {
        assertHandledOnceInOrder(DONE, 3);
        assertThat(books.outcomes(DONE, 1)).containsExactly("DONE", "DUPLICATE");
    }

    @Test
    void handlesFromTheBeginningWhatWasCutOffInItsTransaction() {
        assertHandledOnceInOrder(HALF, 3);
        assertThat(books.outcomes(HALF, 1)).containsExactly("DONE");
    }

    @Test
    void keepsEntityAndEventsOfACommitThatHadReachedTheDatabase() {
        assertHandledOnceInOrder(ON_ITS_WAY, 2);
        assertThat(books.probes(ON_ITS_WAY)).isEqualTo(1);
    }

    @Test
    void forgetsWhatWasWrittenButNotCommitted() {
        assertThat(unanswered).isCompletedExceptionally();
        assertThat(books.probes(WRITTEN)).isZero();
        assertThat(books.events(WRITTEN)).isEmpty();
        nodes.client(nodes.first()).send(WRITTEN, 2);
        assertHandledOnceInOrder(WRITTEN, 2);
        assertThat(subscriber.events(WRITTEN)).isEqualTo(books.events(WRITTEN));
    }

    private void assertHandledOnceInOrder(String probe, int steps) {
        var all = IntStream.rangeClosed(1, steps).boxed().toList();
        Eventually.that(() -> {
            assertThat(console.messages(TestbedNodes.QUEUE + ".dlq", probe)).isEmpty();
            assertThat(books.steps(probe)).hasSizeGreaterThanOrEqualTo(steps);
            assertThat(books.unpublished(probe)).isZero();
            assertThat(books.blockStates(probe)).isEmpty();
            assertThat(console.depth(TestbedNodes.QUEUE)).isZero();
        });
        assertThat(books.steps(probe)).isEqualTo(all);
        assertThat(books.sequences(probe)).isEqualTo(all);
        assertThat(books.events(probe)).hasSize(steps);
        assertThat(books.held(probe)).isZero();
    }
}
