package io.throughline.messaging.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.deadletter.DeadLetter;
import io.throughline.messaging.deadletter.DeadLetterDetail;
import io.throughline.messaging.deadletter.DeadLetterDetail.Happening;
import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetterGroup;
import io.throughline.messaging.deadletter.DeadLetterState;
import io.throughline.messaging.deadletter.DeadLetters;
import io.throughline.testbed.DirectMessage;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the store knows of events that a consumer gave up, and what giving them up for good does. */
class DeadLetterStoreIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.testbed-events";

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private DeadLetters letters;

    @Test
    void keepsTheMessageAndTheWholeHistoryOfItsFailure() {
        var letter = deadLetter("store-history", "fail");

        assertThat(letter.state()).isEqualTo(DeadLetterState.WAITING);
        assertThat(letter.consumer()).isEqualTo(CONSUMER);
        assertThat(letter.type()).isEqualTo("testbed.probe-sent");
        assertThat(letter.reason()).isEqualTo("scripted: fail");
        assertThat(letter.exception()).isEqualTo(IllegalStateException.class.getName());
        assertThat(letter.failures()).isEqualTo(1);
        var detail = letters.get(letter.id()).orElseThrow();
        assertThat(detail.body()).asString(UTF_8).isEqualTo("{\"probe\":\"store-history\",\"step\":1}");
        assertThat(detail.headers())
                .contains(
                        entry("cloudEvents_partitionkey", "store-history"),
                        entry("cloudEvents_id", letter.eventId().toString()),
                        entry("JMSXGroupID", "store-history"))
                .doesNotContainKeys("throughline_reason", "_AMQ_ORIG_ADDRESS");
        assertHistory(letter, detail);
    }

    private static void assertHistory(DeadLetter letter, DeadLetterDetail detail) {
        assertThat(detail.history())
                .extracting(Happening::what)
                .containsExactly("ATTEMPT", "ATTEMPT", "ATTEMPT", "ATTEMPT", "DEAD_LETTERED");
        assertThat(detail.history()).allSatisfy(happening -> {
            assertThat(happening.fingerprint()).isEqualTo(letter.fingerprint());
            assertThat(happening.exception()).isEqualTo(IllegalStateException.class.getName());
            assertThat(happening.detail()).contains("scripted: fail");
            assertThat(happening.node()).isNotBlank();
        });
        assertThat(detail.history().get(0).stack()).contains("io.throughline.testbed.Script.play");
    }

    @Test
    void findsALetterByWhatItIs() {
        var letter = deadLetter("store-found", "permanent");
        var type = new DeadLetterFilter(
                DeadLetterState.WAITING,
                CONSUMER,
                letter.fingerprint(),
                letter.type(),
                "store-found",
                null,
                letter.lastAt(),
                letter.lastAt().plusNanos(1_000),
                "store-found permanent");

        assertThat(letters.find(type, null, 10).letters()).containsExactly(letter);
        assertThat(letters.count(type, 10)).isEqualTo(1);
        assertThat(letters.find(DeadLetterFilter.in(DeadLetterState.DISCARDED).ofBusiness("store-found"), null, 10)
                        .letters())
                .isEmpty();
    }

    @Test
    void goesThroughAllLettersPageByPage() {
        for (int i = 1; i <= 3; i++) {
            deadLetter("store-page-" + i, "permanent");
        }
        assertThat(paged(DeadLetterFilter.WAITING.withText("store-page")))
                .extracting(DeadLetter::businessId)
                .containsExactly("store-page-3", "store-page-2", "store-page-1");
        var group = letter("store-page-1").orElseThrow();
        var filter = DeadLetterFilter.WAITING.ofGroup(CONSUMER, group.fingerprint());
        var all = letters.find(filter, null, 1_000).letters();
        assertThat(paged(filter)).hasSizeGreaterThanOrEqualTo(3).containsExactlyElementsOf(all);
    }

    @Test
    void listsLettersOfEveryStateByTheirTime() {
        deadLetter("store-any-1", "permanent");
        var second = deadLetter("store-any-2", "permanent");
        deadLetter("store-any-3", "permanent");
        letters.discard(List.of(second.id()), "olga", "a test order");

        var any = new DeadLetterFilter(null, CONSUMER, null, null, null, null, null, null, null);
        assertThat(letters.find(any, null, 3).letters())
                .extracting(DeadLetter::businessId)
                .containsExactly("store-any-3", "store-any-2", "store-any-1");
        assertThat(paged(any.withText("store-any")))
                .extracting(DeadLetter::businessId)
                .containsExactly("store-any-3", "store-any-2", "store-any-1");
    }

    private List<DeadLetter> paged(DeadLetterFilter filter) {
        var page = letters.find(filter, null, 2);
        var paged = new ArrayList<>(page.letters());
        while (page.next() != null) {
            page = letters.find(filter, page.next(), 2);
            paged.addAll(page.letters());
        }
        return paged;
    }

    @Test
    void countsTheLettersOfOneCauseAsAGroup() {
        var letter = deadLetter("store-group-1", "error");
        deadLetter("store-group-2", "error");

        var group = group(letter);
        assertThat(group.exception()).isEqualTo(AssertionError.class.getName());
        assertThat(group.waiting()).isEqualTo(2);
        letters.discard(List.of(letter.id()), "olga", "not needed");
        assertThat(group(letter).waiting()).isEqualTo(1);
        assertThat(group(letter).settled()).isEqualTo(1);
        assertThat(letters.note(CONSUMER, letter.fingerprint(), "known, TICKET-1", "olga"))
                .isTrue();
        assertThat(group(letter).note()).isEqualTo("known, TICKET-1");
        assertThat(letters.note(CONSUMER, "0123456789abcdef", "of nothing", "olga"))
                .isFalse();
    }

    @Test
    void handlesTheFollowersOfALetterThatIsDiscarded() {
        state.script("store-discard", 1, "within the transaction", "permanent", 1);
        probes.send("store-discard", 3);
        var letter = await().until(() -> letter("store-discard"), Optional::isPresent)
                .orElseThrow();

        assertThat(letters.discard(List.of(letter.id()), "olga", "a test order"))
                .isEqualTo(1);

        await().untilAsserted(() -> assertThat(state.steps("store-discard")).containsExactly(2, 3));
        await().untilAsserted(
                        () -> assertThat(state.blockState("store-discard")).isNull());
        assertThat(letters.discard(List.of(letter.id()), "olga", "again")).isZero();
        assertThat(letters.get(letter.id()).orElseThrow().history()).last().satisfies(last -> {
            assertThat(last.what()).isEqualTo("DISCARDED");
            assertThat(last.who()).isEqualTo("olga");
            assertThat(last.detail()).isEqualTo("a test order");
        });
    }

    @Test
    void isResolvedWhenItsEventWasHandledAndNobodyToldOfIt() {
        var letter = deadLetter("store-sweep", "permanent");
        var other = deadLetter("store-sweep-other", "permanent");
        state.noteHandled(CONSUMER, letter.eventId());

        state.sweepLetters("100000");

        assertThat(letter("store-sweep").orElseThrow().state()).isEqualTo(DeadLetterState.RESOLVED);
        assertThat(letters.waiting(List.of(letter.id(), other.id()))).isEqualTo(1);
    }

    @Test
    void isResolvedAtOnceWhenItComesBackToItsConsumerAndIsHandled() {
        state.script("store-returned", 1, "within the transaction", "permanent", 1);
        probes.send("store-returned", 1);
        var letter = await().until(() -> letter("store-returned"), Optional::isPresent)
                .orElseThrow();

        DirectMessage.returned(CONSUMER, letters.get(letter.id()).orElseThrow());

        await().untilAsserted(() -> assertThat(state.steps("store-returned")).containsExactly(1));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(letter("store-returned").orElseThrow().state())
                                .isEqualTo(DeadLetterState.RESOLVED));
    }

    @Test
    void waitsAgainAfterItsDiscardingIsTakenBack() {
        var letter = deadLetter("store-restore", "permanent");
        letters.discard(List.of(letter.id()), "olga", "by mistake");

        assertThat(letters.restore(List.of(letter.id()), "otto", "it was a mistake"))
                .isEqualTo(1);

        assertThat(letter("store-restore").orElseThrow().state()).isEqualTo(DeadLetterState.WAITING);
        assertThat(letters.restore(List.of(letter.id()), "otto", "again")).isZero();
    }

    @Test
    void handlesAnEditedEventInThePlaceOfTheOriginal() {
        state.script("store-edit", 1, "within the transaction", "permanent", 1);
        probes.send("store-edit", 3);
        var letter =
                await().until(() -> letter("store-edit"), Optional::isPresent).orElseThrow();
        await().untilAsserted(() -> assertThat(state.held("store-edit")).isEqualTo(2));

        assertThatThrownBy(() -> letters.checkEdit(letter.id(), Map.of(), "{\"probe\":\"store-edit\"}".getBytes(UTF_8)))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("step");
        assertThatThrownBy(() -> letters.editAndReplay(
                        letter.id(), Map.of(), "{\"probe\":\"store-edit\"}".getBytes(UTF_8), "olga", "a try"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("step");
        assertThatThrownBy(() -> letters.checkEdit(letter.id(), Map.of("id", "7"), null))
                .hasMessageContaining("not to be chosen");
        var edited = "{\"probe\":\"store-edit\",\"step\":7}".getBytes(UTF_8);
        assertThat(letters.checkEdit(letter.id(), Map.of(), edited)).isTrue();
        assertThat(state.held("store-edit")).isEqualTo(2);
        var id = letters.editAndReplay(letter.id(), Map.of(), edited, "olga", "the step was wrong");

        await().untilAsserted(() -> assertThat(state.steps("store-edit")).containsExactly(7, 2, 3));
        assertThat(state.eventIds("store-edit")).first().isEqualTo(id.orElseThrow());
        await().untilAsserted(() -> assertThat(state.blockState("store-edit")).isNull());
        var original = letters.get(letter.id()).orElseThrow().letter();
        assertThat(original.state()).isEqualTo(DeadLetterState.REPLACED);
        assertThat(original.replacedBy()).isEqualTo(id.orElseThrow());
        assertThat(letters.checkEdit(letter.id(), Map.of(), edited)).isFalse();
        assertThat(letters.editAndReplay(letter.id(), Map.of(), edited, "olga", "again"))
                .isEmpty();
    }

    private DeadLetter deadLetter(String probe, String action) {
        state.script(probe, 1, "within the transaction", action, 100);
        probes.send(probe, 1);
        return await().until(() -> letter(probe), Optional::isPresent).orElseThrow();
    }

    private Optional<DeadLetter> letter(String probe) {
        return letters
                .find(new DeadLetterFilter(null, null, null, null, probe, null, null, null, null), null, 1)
                .letters()
                .stream()
                .findFirst();
    }

    private DeadLetterGroup group(DeadLetter letter) {
        return letters.groups(CONSUMER, true, 1_000).stream()
                .filter(group -> group.fingerprint().equals(letter.fingerprint()))
                .findFirst()
                .orElseThrow();
    }
}
