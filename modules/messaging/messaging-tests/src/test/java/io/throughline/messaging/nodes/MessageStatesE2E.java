package io.throughline.messaging.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.internal.relay.StoredEventRows;
import io.throughline.messaging.testkit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What docs/message-states.md draws is what the database knows, and what it tells operators to run works. */
@OnTestbedNodes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageStatesE2E {

    private static final String CONSUMER = "testbed.testbed-events";
    private static final String BLOCKED = "docs-blocked";
    private static final String LATER = "docs-later";
    private static final String GIVEN_UP = "docs-given-up";
    private static final String ADA = "Ada O''Hara";

    private final MessageStatesPage page = new MessageStatesPage();
    private final TestbedNodes nodes;
    private final TestbedBooks books;

    MessageStatesE2E(TestbedNodes nodes) {
        this.nodes = nodes;
        books = nodes.books();
    }

    @BeforeAll
    void deadLetterTwoProbesAndScheduleOne() {
        var client = nodes.client(nodes.first());
        client.sendLater(LATER, Duration.ofHours(1));
        for (var probe : List.of(BLOCKED, GIVEN_UP)) {
            books.script(probe, 1, "within the transaction", "permanent", 1);
            client.send(probe, 3);
            Eventually.that(() -> {
                assertThat(books.blockStates(probe)).containsExactly("DEAD_LETTERED");
                assertThat(books.held(probe)).isEqualTo(2);
                assertThat(books.unpublished(probe)).isZero();
            });
        }
    }

    @Test
    void drawsAndExplainsTheStatesThatTheDatabaseAllows() {
        var constraint = books.texts(
                        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'blocked_key_state'")
                .get(0);
        var allowed = new TreeSet<>(Pattern.compile("'(\\w+)'")
                .matcher(constraint)
                .results()
                .map((MatchResult state) -> state.group(1))
                .toList());

        assertThat(page.drawn()).isEqualTo(allowed);
        assertThat(page.explained()).isEqualTo(allowed);
    }

    @Test
    void hasNoQueryThatIsNotTriedHere() {
        assertThat(page.queries().keySet())
                .isEqualTo(Set.of(
                        "scheduled",
                        "unpublished",
                        "parked",
                        "published",
                        "every blocked key, the oldest first, and how many events wait behind it",
                        "what waits behind one",
                        "why each attempt of an event failed, and where",
                        "what was given up, by whom and why"));
    }

    @Test
    void findsWhatIsScheduled() {
        assertThat(rows("scheduled")).extracting(row -> row.get("key")).contains(LATER);
    }

    @Test
    void findsWhatIsUnpublishedAndWhoShouldSendIt() {
        var moved = "UPDATE messaging.outbox_cursor SET position = 0 WHERE shard = (" + firstOfBlocked("shard") + ")";

        // a shard that goes from one node to the other has no owner for a moment
        Eventually.that(() -> assertThat(books.rowsAfter(moved, page.queries().get("unpublished")))
                .anySatisfy(row -> {
                    assertThat(row.get("shard"))
                            .isEqualTo(books.texts(firstOfBlocked("shard")).get(0));
                    assertThat(row.get("owner")).startsWith("testbed-");
                    assertThat(Integer.parseInt(row.get("count"))).isGreaterThanOrEqualTo(3);
                }));
    }

    @Test
    void findsWhatIsParkedAndNotAmongThePublished() {
        var parked = "INSERT INTO messaging.outbox_parked "
                + firstOfBlocked(StoredEventRows.COLUMNS + ", 1, 'refused', now(), now()");

        assertThat(books.rowsAfter(parked, page.queries().get("parked")))
                .anySatisfy(
                        row -> assertThat(row).containsEntry("key", BLOCKED).containsEntry("last_error", "refused"));
        assertThat(books.rowsAfter(parked, page.queries().get("published")))
                .filteredOn(row -> BLOCKED.equals(row.get("key")))
                .extracting(row -> row.get("sequence"))
                .containsExactly("3", "2");
    }

    @Test
    void findsWhatIsPublished() {
        assertThat(rows("published"))
                .filteredOn(row -> BLOCKED.equals(row.get("key")))
                .extracting(row -> row.get("event_id"))
                .containsExactlyInAnyOrderElementsOf(books.events(BLOCKED));
    }

    @Test
    void findsABlockedKeyAndHowManyWaitBehindIt() {
        assertThat(rows("every blocked key, the oldest first, and how many events wait behind it"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("key", BLOCKED)
                        .containsEntry("state", "DEAD_LETTERED")
                        .containsEntry("blocked_by", books.events(BLOCKED).get(0))
                        .containsEntry("held", "2"));
    }

    @Test
    void findsWhatWaitsBehindABlockedKey() {
        var query = page.queries()
                .get("what waits behind one")
                .replace("inventory.orders-events", CONSUMER)
                .replace("<key>", BLOCKED);

        assertThat(books.rows(query))
                .extracting(row -> row.get("sequence") + " " + row.get("type"))
                .containsExactly("2 testbed.probe-sent", "3 testbed.probe-sent");
    }

    @Test
    void findsWhyEachAttemptFailedAndWhere() {
        var query = page.queries()
                .get("why each attempt of an event failed, and where")
                .replace("<blocked_by>", books.events(BLOCKED).get(0))
                .replace("<key>", BLOCKED);

        assertThat(books.rows(query)).singleElement().satisfies(row -> {
            assertThat(row.get("detail")).contains("scripted: permanent");
            assertThat(row.get("fingerprint")).matches("[0-9a-f]{16}");
            assertThat(row.get("exception")).isEqualTo("io.throughline.messaging.PermanentFailure");
            assertThat(row.get("trace")).contains("at io.throughline.testbed.Script.play(Script.java:");
        });
    }

    @Test
    void discardsAnEventWithNameAndReasonAndItsFollowersAreHandled() {
        var event = books.events(GIVEN_UP).get(0);

        assertThat(books.rows(discard(event)))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("event_id", event).containsEntry("operator", "Ada O'Hara"));

        Eventually.that(() -> assertThat(books.blockStates(GIVEN_UP)).isEmpty());
        assertThat(books.steps(GIVEN_UP)).containsExactly(2, 3);
        assertThat(books.held(GIVEN_UP)).isZero();
        assertThat(rows("what was given up, by whom and why"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("event_id", event)
                        .containsEntry("operator", "Ada O'Hara")
                        .containsEntry("reason", "in a test"));
        assertThat(books.rows(discard(event))).isEmpty();
    }

    private String discard(String event) {
        return page.discard(
                Map.of("consumer", CONSUMER, "key", GIVEN_UP, "event", event, "operator", ADA, "reason", "in a test"));
    }

    private List<Map<String, String>> rows(String query) {
        return books.rows(page.queries().get(query));
    }

    private static String firstOfBlocked(String columns) {
        return "SELECT " + columns + " FROM messaging.outbox_event e WHERE key = '" + BLOCKED + "' AND sequence = 1";
    }
}
