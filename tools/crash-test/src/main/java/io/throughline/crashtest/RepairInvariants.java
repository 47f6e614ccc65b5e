package io.throughline.crashtest;

import io.throughline.crashtest.RepairRecords.Group;
import io.throughline.crashtest.RepairRecords.Letter;
import io.throughline.crashtest.RepairRecords.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Dead letters, replays and pauses: nothing is left of them, and what is told of them is true. */
final class RepairInvariants {

    private static final Set<String> OPEN = Set.of("WAITING", "REPLAYING");
    private static final Set<String> OVER = Set.of("COMPLETED", "CANCELLED");

    private final RepairRecords records;

    RepairInvariants(RepairRecords records) {
        this.records = records;
    }

    List<Finding> findings() {
        return List.of(
                finding("no dead letter waits or is being replayed", records.letters(), RepairInvariants::open),
                finding("what is told of a dead letter is true", records.letters(), RepairInvariants::untrue),
                finding("every replay has ended", records.replays(), RepairInvariants::unfinished),
                finding("a replay counts its events", records.replays(), RepairInvariants::miscounted),
                finding("a group counts its dead letters", records.groups(), RepairInvariants::miscounted),
                new Finding(
                        "every consumer runs, without a limit",
                        Consumers.ALL.size(),
                        records.standing().stream()
                                .map(text -> Violation.stuck(null, text))
                                .toList()));
    }

    private static <T> Finding finding(String invariant, List<T> all, Function<T, Violation> broken) {
        List<Violation> violations = new ArrayList<>();
        for (T one : all) {
            Violation violation = broken.apply(one);
            if (violation != null) {
                violations.add(violation);
            }
        }
        return new Finding(invariant, all.size(), violations);
    }

    private static Violation open(Letter letter) {
        return OPEN.contains(letter.state())
                ? Violation.stuck(letter.order(), letter.consumer() + " has a dead letter: " + letter.reason())
                : null;
    }

    /** Nobody gives up what an order needs. */
    private static Violation untrue(Letter letter) {
        if (Set.of("RESOLVED", "REPLACED").contains(letter.state()) && !letter.settled()) {
            return Violation.lost(letter.order(), letter.state() + " at " + letter.consumer() + ", and not handled");
        }
        if (letter.state().equals("DISCARDED") && !letter.strange()) {
            return Violation.lost(letter.order(), "was discarded at " + letter.consumer());
        }
        if (letter.failures() != letter.told()) {
            return Violation.wrong(
                    letter.order(),
                    "failed " + letter.failures() + " times at " + letter.consumer() + ", its history says "
                            + letter.told());
        }
        return null;
    }

    private static Violation unfinished(Replay replay) {
        boolean waits = replay.counts().getOrDefault("SENT", 0L) > 0;
        return OVER.contains(replay.state()) && !waits
                ? null
                : Violation.stuck(null, "replay " + replay.id() + " is " + replay.state());
    }

    private static Violation miscounted(Group group) {
        return group.counts().equals(group.letters())
                ? null
                : Violation.wrong(
                        null, group.name() + " counts " + group.counts() + ", its letters are " + group.letters());
    }

    private static Violation miscounted(Replay replay) {
        return replay.counts().equals(replay.events())
                ? null
                : Violation.wrong(
                        null,
                        "replay " + replay.id() + " counts " + replay.counts() + ", its events are " + replay.events());
    }
}
