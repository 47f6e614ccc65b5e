package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.Server;
import io.throughline.messaging.testkit.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Nothing is lost, doubled or handled out of order, whatever crashes under load. No test needs another before it; the last
 * one leaves one node, which is all that the next class needs.
 */
@PackagedServer
@Order(Integer.MAX_VALUE - 1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashE2E {

    private static final int ORDERS_WITHOUT_BROKER = 10;
    private static final int ORDERS_BETWEEN = 10;
    private static final int LOST_ANSWERS = 6;
    private static final int REFUSALS_WITHOUT_DATABASE = 8;
    private static final String UNDECIDED =
            "SELECT count(*) FROM orders.customer_order WHERE customer_id = ? AND status = 'PLACED'";
    private static final String SHARDS_OF = "SELECT count(*) FROM messaging.outbox_cursor WHERE owner LIKE ? || '#%'";

    private final Installation installation;
    private final Endurance endurance;

    CrashE2E(Installation installation) {
        this.installation = installation;
        endurance = new Endurance(installation);
    }

    @AfterEach
    void restoreAllServers() {
        installation.first().resume();
        installation.provider().recover();
        installation.servers().all().forEach(Server::start);
    }

    /**
     * Some of the provider's answers are lost as well: its ledger then tells a repetition from a second charge. In every build
     * {@link CampaignE2E} kills a node under load.
     */
    @Test
    @Tag("long")
    void survivesTheKillOfANode() throws InterruptedException {
        endurance.survive(load -> {
            installation.provider().failNextAuthorizations("error", LOST_ANSWERS);
            Eventually.that(() -> assertThat(installation.provider().struck()).isPositive());
            installation.second().kill();
            load.awaitRefusals(2);
            load.awaitFurther(ORDERS_BETWEEN);
            load.calmDuring(installation::second);
        });
    }

    /** Orders are accepted while it is away. */
    @Test
    void survivesTheKillAndTheStopOfTheBroker() throws InterruptedException {
        var broker = installation.servers().broker();
        endurance.survive(load -> {
            broker.kill();
            load.awaitFurther(ORDERS_WITHOUT_BROKER);
            assertThat(installation.database().number(UNDECIDED, load.customer()))
                    .isPositive();
            assertReadiness(200, "degraded");
            broker.start();
            load.awaitFurther(ORDERS_WITHOUT_BROKER);
            broker.stop();
            load.awaitFurther(ORDERS_WITHOUT_BROKER);
            broker.start();
        });
    }

    @Test
    void survivesACrashAndTheStopOfTheDatabase() throws InterruptedException {
        var postgres = installation.servers().postgres();
        endurance.survive(load -> {
            postgres.stopImmediately();
            load.awaitRefusals(REFUSALS_WITHOUT_DATABASE);
            assertReadiness(503, "DOWN");
            postgres.start();
            load.awaitFurther(ORDERS_BETWEEN);
            assertReadiness(200, "available");
            postgres.stop();
            load.awaitRefusals(REFUSALS_WITHOUT_DATABASE);
            postgres.start();
        });
    }

    @Test
    void survivesANodeThatHangsLongerThanItsLeases() throws InterruptedException {
        endurance.survive(load -> {
            installation.first().suspend();
            Eventually.that(() -> assertThat(shardsOf("node-a")).isZero());
            installation.first().resume();
            Eventually.that(() -> assertThat(shardsOf("node-a")).isPositive());
        });
    }

    /** A clean stop gives the shards back, so that the other node need not wait until the leases end. */
    @Test
    @Order(Integer.MAX_VALUE)
    void handsTheShardsOfAStoppedNodeOver() throws InterruptedException {
        endurance.survive(load -> {
            var stopped = installation.second();
            Eventually.that(() -> assertThat(shardsOf("node-b")).isPositive());
            stopped.stop();
            assertThat(installation.database().texts("SELECT node FROM messaging.relay_node WHERE node = 'node-b'"))
                    .isEmpty();
            Eventually.that(() -> assertThat(shardsOf("node-a")).isEqualTo(64));
        });
    }

    private void assertReadiness(int status, String text) {
        var client = installation.client(installation.first());
        Eventually.that(() -> {
            var answer = client.send(client.anonymous("/health/ready"));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).contains(text);
        });
    }

    private long shardsOf(String node) {
        return installation.database().number(SHARDS_OF, node);
    }
}
