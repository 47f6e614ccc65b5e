package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A collector gets the instruments from a node that is told where it is. */
@PackagedServer
class MetricsE2E {

    private static final String BLOCK = """
            INSERT INTO messaging.blocked_key (consumer, key, blocked_by, state, last_error)
            VALUES ('metrics.consumer', 'metrics-key', gen_random_uuid(), 'DEAD_LETTERED', 'for the test')""";

    private static final String LETTERS = """
            INSERT INTO messaging.dead_letter_group
                (consumer, fingerprint, waiting, replaying, settled, last_at, first_at, exception, reason)
            VALUES ('metrics.letters', 'a', 3, 2, 5, now(), now(), 'E', 'for the test'),
                ('metrics.letters', 'b', 4, 0, 5, now(), now(), 'E', 'for the test')""";

    private static final String PAUSE = "INSERT INTO messaging.consumer_pause (consumer, kind, owner, reason)"
            + " VALUES ('orders.exports', 'OPERATOR', 'metrics', 'for the test')";

    private final Installation installation;

    MetricsE2E(Installation installation) {
        this.installation = installation;
    }

    @Test
    void exportsWhichConsumersWaitForFailedEvents() {
        var database = installation.database();
        database.change(BLOCK);
        try {
            Eventually.that(() -> assertThat(installation.collector().lastMetrics())
                    .contains("throughline.blocked_keys", "metrics.consumer", "DEAD_LETTERED"));
        } finally {
            database.change("DELETE FROM messaging.blocked_key WHERE consumer = 'metrics.consumer'");
        }
    }

    @Test
    void exportsDeadLetters() {
        var database = installation.database();
        database.change(LETTERS);
        try {
            Eventually.that(
                    () -> assertThat(installation.collector().measured("throughline.dead_letters", "metrics.letters"))
                            .containsExactlyInAnyOrder("replaying 2", "waiting 7"));
        } finally {
            database.change("DELETE FROM messaging.dead_letter_group WHERE consumer = 'metrics.letters'");
        }
    }

    @Test
    void exportsWhichConsumersStandStill() {
        var database = installation.database();
        assertStill(0, 0);
        database.change(PAUSE);
        try {
            assertStill(0, 1);
        } finally {
            database.change("DELETE FROM messaging.consumer_pause WHERE owner = 'metrics'");
        }
        assertStill(0, 0);
    }

    private void assertStill(int circuit, int operator) {
        Eventually.that(
                () -> assertThat(installation.collector().measured("throughline.consumer.paused", "orders.exports"))
                        .containsExactlyInAnyOrder("circuit " + circuit, "operator " + operator));
    }

    @Test
    void exportsTheHealthOfTheOutbox() {
        Eventually.that(() -> assertThat(installation.collector().lastMetrics())
                .contains("throughline.outbox.events", "throughline.outbox.oldest_age", "unpublished", "parked"));
    }

    /** The broker may hand the events of a key to the other node, so it is one key after the other. */
    @Test
    void exportsHowManyDuplicatesWereSuppressed() {
        var administrator = installation.brokerAdministrator();
        Eventually.that(() -> {
            var event = StructuredEvent.cancelled(UUID.randomUUID().toString());
            administrator.send("dev.inventory.orders-events", event::message);
            administrator.send("dev.inventory.orders-events", event::message);
            assertThat(installation.collector().lastMetrics())
                    .contains("throughline.inbox.duplicates", "inventory.orders-events");
        });
    }
}
