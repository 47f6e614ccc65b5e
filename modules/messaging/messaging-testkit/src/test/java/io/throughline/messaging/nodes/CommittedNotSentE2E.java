package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is killed between its commit and its send: the broker was away, so that nothing can have been sent. */
@OnTestbedNodes
class CommittedNotSentE2E {

    private static final String UNSENT = "crash-committed-not-sent";

    private final TestbedNodes nodes;
    private final TestbedBooks books;

    CommittedNotSentE2E(TestbedNodes nodes) {
        this.nodes = nodes;
        books = nodes.books();
    }

    @AfterEach
    void startBroker() {
        nodes.servers().broker().start();
    }

    @Test
    void isSentByTheNextLifeOfTheNode() {
        var node = nodes.first();
        var client = nodes.client(node);
        nodes.servers().broker().kill();
        client.send(UNSENT, 3);
        Eventually.that(() -> assertThat(client.health()).contains("degraded"));
        assertThat(books.unpublished(UNSENT)).isEqualTo(3);
        node.kill();
        nodes.servers().broker().start();
        nodes.first();
        Eventually.that(() -> assertThat(books.steps(UNSENT)).containsExactly(1, 2, 3));
        assertThat(books.sequences(UNSENT)).containsExactly(1, 2, 3);
    }
}
