package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.deadletter.DeadLetter;
import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetterState;
import io.throughline.messaging.deadletter.DeadLetters;
import io.throughline.messaging.replay.LogRange;
import io.throughline.messaging.replay.Replay;
import io.throughline.messaging.replay.ReplayRules;
import io.throughline.messaging.replay.ReplayState;
import io.throughline.messaging.replay.Replays;
import io.throughline.messaging.replay.Replays.Command;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedState;
import io.throughline.testbed.messaging.RecordStepOnProbeSent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a replay leaves behind. */
class ReplayEndIT extends WithinTheTestbed {

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private DeadLetters letters;

    @Inject
    private Replays replays;

    @Test
    void freesTheKeyAlsoOfAHandlerWithoutTheInbox() {
        var probe = RecordStepOnProbeSent.WITHOUT_INBOX + "-replayed";
        var letter = deadLetter(probe, "without the inbox");
        assertThat(state.blockers(probe)).containsExactly(letter.eventId());

        var replay = replays.prepare(List.of(letter.id()), ReplayRules.DEFAULT, "olga", "mended");
        replays.command(replay.id(), Command.START, "olga", null);

        ended(replay, ReplayState.COMPLETED);
        await().untilAsserted(() -> assertThat(state.blockers(probe)).isEmpty());
    }

    @Test
    void isOverIfNobodyStartsItWithinADay() {
        var letter = deadLetter("replay-forgotten", "within the transaction");
        var replay = replays.prepare(List.of(letter.id()), ReplayRules.DEFAULT, "olga", "tomorrow");
        state.preparedBefore(replay.id(), "25 hours");

        assertThat(ended(replay, ReplayState.CANCELLED).actions().get(1))
                .extracting(Replay.Action::action, Replay.Action::who, Replay.Action::why)
                .containsExactly("CANCELLED", "throughline", "nobody started it within a day");
        assertThat(letter("replay-forgotten").orElseThrow().state()).isEqualTo(DeadLetterState.WAITING);
    }

    @Test
    void leavesWhatItHadHandledWhenADiscardIsTakenBack() {
        var from = Instant.now().minusSeconds(5);
        var letter = deadLetter("replay-restored", "within the transaction");
        letters.discard(List.of(letter.id()), "olga", "nobody needs it");
        var range = new LogRange(
                "testbed.testbed-events", from, Instant.now().plusSeconds(60), null, "replay-restored", false);
        // what was sent a moment ago does not count as published yet
        var replay = await().until(
                        () -> replays.prepare(range, new ReplayRules(0, null, 0.05), "olga", "all of the day"),
                        prepared -> prepared.counts().total() == 1);
        replays.command(replay.id(), Command.START, "olga", null);
        ended(replay, ReplayState.COMPLETED);
        assertThat(state.steps("replay-restored")).containsExactly(1);

        assertThat(letters.restore(List.of(letter.id()), "olga", "needed after all"))
                .isEqualTo(1);

        assertThat(letter("replay-restored").orElseThrow().state()).isEqualTo(DeadLetterState.RESOLVED);
        assertThat(state.recorded(letter.eventId())).isEqualTo(1);
    }

    private DeadLetter deadLetter(String probe, String place) {
        state.script(probe, 1, place, "permanent", 1);
        probes.send(probe, 1);
        return await().until(() -> letter(probe), Optional::isPresent).orElseThrow();
    }

    private Optional<DeadLetter> letter(String probe) {
        var any = new DeadLetterFilter(null, null, null, null, probe, null, null, null, null);
        return letters.find(any, null, 1).letters().stream().findFirst();
    }

    private Replay ended(Replay replay, ReplayState expected) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> replays.get(replay.id()).orElseThrow(), now -> now.state() == expected);
    }
}
