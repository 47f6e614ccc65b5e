package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.deadletter.DeadLetter;
import io.throughline.messaging.deadletter.DeadLetterDetail.Happening;
import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetterState;
import io.throughline.messaging.deadletter.DeadLetters;
import io.throughline.messaging.replay.LogRange;
import io.throughline.messaging.replay.Replay;
import io.throughline.messaging.replay.ReplayItem;
import io.throughline.messaging.replay.ReplayItemState;
import io.throughline.messaging.replay.ReplayRefused;
import io.throughline.messaging.replay.ReplayRules;
import io.throughline.messaging.replay.ReplayState;
import io.throughline.messaging.replay.Replays;
import io.throughline.messaging.replay.Replays.Command;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Dead letters and published events are sent to their consumer again, as a job. */
class ReplayIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.testbed-events";
    private static final String WITHIN = "within the transaction";
    private static final ReplayRules NO_CANARY = new ReplayRules(0, null, 0.05);

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private DeadLetters letters;

    @Inject
    private Replays replays;

    @Test
    void handlesWhatItCoversOnceAndKeepsTheHistory() {
        var ids = deadLetters("replay-all", 5, 1);
        var replay = replays.prepare(ids, ReplayRules.DEFAULT, "olga", "mended in 1.2");
        deadLetters("replay-later", 1, 1);

        assertThat(replay.state()).isEqualTo(ReplayState.PREPARED);
        var preview = replays.preview(replay.id()).orElseThrow();
        assertThat(preview.count()).isEqualTo(5);
        assertThat(preview.keys()).isEqualTo(5);
        assertThat(preview.sample()).hasSize(5);
        replays.command(replay.id(), Command.START, "olga", null);

        assertThat(ended(replay, ReplayState.COMPLETED).counts()).isEqualTo(new Replay.Counts(5, 0, 5, 0, 0, 0));
        IntStream.rangeClosed(1, 5)
                .forEach(i -> assertThat(state.steps("replay-all-" + i)).containsExactly(1));
        var letter = letters.get(ids.get(0)).orElseThrow();
        assertThat(letter.letter().state()).isEqualTo(DeadLetterState.RESOLVED);
        assertThat(letter.history())
                .extracting(Happening::what)
                .containsExactly("ATTEMPT", "DEAD_LETTERED", "REPLAYED", "RESOLVED");
        assertThat(letter.history().get(2).who()).isEqualTo("olga");
        assertThat(letter.history().get(2).detail()).isEqualTo("mended in 1.2");
        assertThat(letter("replay-later-1").orElseThrow().state()).isEqualTo(DeadLetterState.WAITING);
    }

    @Test
    void sendsNothingMoreWhenItsCanaryFails() {
        var ids = deadLetters("replay-canary", 4, 2);
        var replay = replays.prepare(ids, ReplayRules.DEFAULT, "olga", "perhaps it works");
        replays.command(replay.id(), Command.START, "olga", null);

        var stopped = ended(replay, ReplayState.STOPPED);
        assertThat(stopped.stoppedFor()).isEqualTo("1 canary failed again");
        assertThat(stopped.counts()).isEqualTo(new Replay.Counts(4, 0, 0, 1, 0, 0));
        // of letters of different keys, whichever was dead-lettered first
        var canary = replays.items(replay.id(), null, 0, 1).get(0).letter();
        assertThat(letters.get(canary).orElseThrow().letter().failures()).isEqualTo(2);

        ids.stream()
                .filter(id -> !id.equals(canary))
                .forEach(id -> state.forgetScript(
                        letters.get(id).orElseThrow().letter().businessId()));
        replays.command(replay.id(), Command.RESUME, "otto", "mended now");
        assertThat(ended(replay, ReplayState.COMPLETED).counts()).isEqualTo(new Replay.Counts(4, 0, 3, 1, 0, 0));
        assertThat(replays.get(replay.id()).orElseThrow().actions())
                .extracting(Replay.Action::action)
                .containsExactly("PREPARED", "STARTED", "STOPPED", "RESUMED");
    }

    @Test
    void choosesAnotherCanaryForOneThatIsNotSent() {
        var ids = deadLetters("replay-shown", 4, 2);
        var replay = replays.prepare(ids, ReplayRules.DEFAULT, "olga", "perhaps it works");
        var first = replays.items(replay.id(), null, 0, 1).get(0).letter();
        letters.discard(List.of(first), "otto", "not this one");
        replays.command(replay.id(), Command.START, "olga", null);

        var stopped = ended(replay, ReplayState.STOPPED);
        assertThat(stopped.stoppedFor()).isEqualTo("1 canary failed again");
        assertThat(stopped.counts()).isEqualTo(new Replay.Counts(4, 0, 0, 1, 0, 0));
    }

    @Test
    void stopsWhenTooManyFailAgain() {
        var ids = deadLetters("replay-share", 30, 2);
        var replay = replays.prepare(ids, new ReplayRules(0, 20.0, 0.1), "olga", "without a canary");
        replays.command(replay.id(), Command.START, "olga", null);

        var stopped = ended(replay, ReplayState.STOPPED);
        assertThat(stopped.stoppedFor()).contains("failed again, more than 10 %");
        assertThat(stopped.counts().pending()).isPositive();
        replays.command(replay.id(), Command.CANCEL, "olga", "another way");
        assertThatThrownBy(() -> replays.command(replay.id(), Command.RESUME, "olga", null))
                .isInstanceOf(ReplayRefused.class)
                .hasMessage("A replay that is CANCELLED cannot be told to RESUME.");
    }

    @Test
    void keepsTheOrderOfTheKeyWithWhatWaitsBehindIt() {
        state.script("replay-order", 2, WITHIN, "permanent", 1);
        probes.send("replay-order", 5);
        var letter =
                await().until(() -> letter("replay-order"), Optional::isPresent).orElseThrow();
        await().untilAsserted(() -> assertThat(state.held("replay-order")).isEqualTo(3));

        var replay = replays.prepare(List.of(letter.id()), NO_CANARY, "olga", "again");
        replays.command(replay.id(), Command.START, "olga", null);

        ended(replay, ReplayState.COMPLETED);
        await().untilAsserted(() -> assertThat(state.steps("replay-order")).containsExactly(1, 2, 3, 4, 5));
        await().untilAsserted(() -> assertThat(state.blockState("replay-order")).isNull());
    }

    @Test
    void doesNotWaitForAnEventThatIsHeldBehindAnother() {
        state.script("replay-held", 1, WITHIN, "permanent", 1);
        state.script("replay-held", 2, WITHIN, "permanent", 1);
        probes.send("replay-held", 2);
        var first =
                await().until(() -> letter("replay-held"), Optional::isPresent).orElseThrow();
        letters.discard(List.of(first.id()), "olga", "by mistake");
        var second = await().until(
                        () -> letter("replay-held"),
                        found -> !found.orElseThrow().id().equals(first.id()))
                .orElseThrow();
        letters.restore(List.of(first.id()), "olga", "it was a mistake");

        var ofFirst = started(List.of(first.id()));
        assertThat(ended(ofFirst, ReplayState.COMPLETED).counts()).isEqualTo(new Replay.Counts(1, 0, 0, 0, 1, 0));
        ended(started(List.of(second.id())), ReplayState.COMPLETED);

        await().untilAsserted(() -> assertThat(state.steps("replay-held")).containsExactly(1, 2));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(List.of(first, second))
                        .allSatisfy(letter -> assertThat(letters.get(letter.id())
                                        .orElseThrow()
                                        .letter()
                                        .state())
                                .isEqualTo(DeadLetterState.RESOLVED)));
    }

    @Test
    void leavesOutWhatWasDiscardedMeanwhile() {
        var ids = deadLetters("replay-discarded", 2, 1);
        var replay = replays.prepare(ids, NO_CANARY, "olga", "both");
        letters.discard(List.of(ids.get(0)), "otto", "not this one");
        replays.command(replay.id(), Command.START, "olga", null);

        assertThat(ended(replay, ReplayState.COMPLETED).counts()).isEqualTo(new Replay.Counts(2, 0, 1, 0, 0, 1));
        assertThat(replays.items(replay.id(), ReplayItemState.SKIPPED, 0, 10))
                .extracting(ReplayItem::outcome)
                .containsExactly("the letter is DISCARDED");
    }

    @Test
    void leavesOutWhatIsOfAConsumerThatIsNoLongerThere() {
        var ids = deadLetters("replay-gone", 2, 1);
        state.letterOf(ids.get(0), "testbed.gone-events");
        try {
            assertThat(ended(started(ids), ReplayState.COMPLETED).counts())
                    .isEqualTo(new Replay.Counts(2, 0, 1, 0, 0, 1));
        } finally {
            state.letterOf(ids.get(0), CONSUMER);
        }
    }

    @Test
    void givesPublishedEventsToAConsumerAgainWithoutTheInboxCheck() {
        var from = Instant.now().minusSeconds(5);
        probes.send("replay-log", 3);
        await().untilAsserted(() -> assertThat(state.steps("replay-log")).containsExactly(1, 2, 3));
        var to = Instant.now().plusSeconds(60);
        var range = new LogRange(CONSUMER, from, to, null, "replay-log", true);
        // what was sent a moment ago does not count as published yet
        var checked = await().until(
                        () -> replays.prepare(range, NO_CANARY, "olga", "first fill"),
                        prepared -> prepared.counts().total() == 3);
        replays.command(checked.id(), Command.START, "olga", null);

        assertThat(ended(checked, ReplayState.COMPLETED).counts()).isEqualTo(new Replay.Counts(3, 0, 0, 0, 0, 3));
        assertThat(state.steps("replay-log")).containsExactly(1, 2, 3);

        var unchecked = started(new LogRange(CONSUMER, from, to, "testbed.probe-sent", "replay-log", false));
        assertThat(ended(unchecked, ReplayState.COMPLETED).counts()).isEqualTo(new Replay.Counts(3, 0, 3, 0, 0, 0));
        assertThat(state.steps("replay-log")).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void showsADiscardedLetterAgainIfItsEventFailsOnceMore() {
        var from = Instant.now().minusSeconds(5);
        var letter = deadLetters("replay-undiscarded", 1, 2).get(0);
        letters.discard(List.of(letter), "olga", "nobody needs it");
        var range = new LogRange(CONSUMER, from, Instant.now().plusSeconds(60), null, "replay-undiscarded-1", false);
        // what was sent a moment ago does not count as published yet
        var replay = await().until(
                        () -> replays.prepare(range, NO_CANARY, "olga", "all of the day"),
                        prepared -> prepared.counts().total() == 1);
        replays.command(replay.id(), Command.START, "olga", null);

        assertThat(ended(replay, ReplayState.STOPPED).counts().failed()).isEqualTo(1);
        assertThat(letters.get(letter).orElseThrow().letter().state()).isEqualTo(DeadLetterState.WAITING);
    }

    @Test
    void refusesToCheckAnInboxThatDoesNotReachBackSoFar() {
        var now = Instant.now();
        var range = new LogRange(CONSUMER, now.minus(Duration.ofDays(20)), now, null, null, true);
        assertThatThrownBy(() -> replays.prepare(range, NO_CANARY, "olga", "all of it"))
                .isInstanceOf(ReplayRefused.class)
                .hasMessageContaining("The inbox reaches back to");
        var nobody = new LogRange("testbed.nobody-events", now.minusSeconds(1), now, null, null, true);
        assertThatThrownBy(() -> replays.prepare(nobody, NO_CANARY, "olga", "all of it"))
                .isInstanceOf(ReplayRefused.class)
                .hasMessageContaining("There is no consumer 'testbed.nobody-events' here; there are ");
    }

    @Test
    void pausesAndGoesOn() {
        var ids = deadLetters("replay-pause", 12, 1);
        var replay = replays.prepare(ids, new ReplayRules(0, 4.0, 0.05), "olga", "slowly");
        replays.command(replay.id(), Command.START, "olga", null);
        await().until(() -> replays.get(replay.id()).orElseThrow().counts().succeeded() > 0);
        replays.command(replay.id(), Command.PAUSE, "olga", "lunch");

        await().until(() -> replays.get(replay.id()).orElseThrow().counts().sent() == 0);
        assertThat(replays.get(replay.id()).orElseThrow().counts().pending()).isPositive();
        replays.command(replay.id(), Command.RESUME, "olga", null);
        assertThat(ended(replay, ReplayState.COMPLETED).counts().succeeded()).isEqualTo(12);
    }

    private Replay started(List<UUID> ids) {
        var replay = replays.prepare(ids, NO_CANARY, "olga", "again");
        return replays.command(replay.id(), Command.START, "olga", null).orElseThrow();
    }

    private Replay started(LogRange range) {
        var replay = replays.prepare(range, NO_CANARY, "olga", "first fill");
        return replays.command(replay.id(), Command.START, "olga", null).orElseThrow();
    }

    private Replay ended(Replay replay, ReplayState expected) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> replays.get(replay.id()).orElseThrow(), now -> now.state() == expected);
    }

    /** So many letters, each of a key of its own, which fail for good so many times. */
    private List<UUID> deadLetters(String name, int count, int failures) {
        for (int i = 1; i <= count; i++) {
            state.script(name + "-" + i, 1, WITHIN, "permanent", failures);
            probes.send(name + "-" + i, 1);
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> await().until(() -> letter(name + "-" + i), Optional::isPresent)
                        .orElseThrow()
                        .id())
                .toList();
    }

    private Optional<DeadLetter> letter(String probe) {
        var any = new DeadLetterFilter(null, null, null, null, probe, null, null, null, null);
        return letters.find(any, null, 1).letters().stream().findFirst();
    }
}
