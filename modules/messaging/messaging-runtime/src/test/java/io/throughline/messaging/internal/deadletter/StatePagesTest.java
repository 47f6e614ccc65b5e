package io.throughline.messaging.internal.deadletter;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.consumer.ConsumerPause;
import io.throughline.messaging.deadletter.DeadLetterState;
import io.throughline.messaging.replay.ReplayItemState;
import io.throughline.messaging.replay.ReplayState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database allows, what the code knows and what the pages draw and explain are the same states. */
class StatePagesTest {

    private static final Path ROOT = Path.of("../../..");

    @ParameterizedTest
    @CsvSource({
        "dead_letter_state, V9__dead_letters.sql, dead-letter-states.md, States of a dead letter",
        "replay_state, V10__replays.sql, replay-states.md, A replay",
        "replay_item_state, V10__replays.sql, replay-states.md, An event of it",
        "consumer_pause_kind, V11__consumer_pauses.sql, consumer-pause-states.md, When a consumer stands still"
    })
    void agree(String constraint, String migration, String page, String title) throws IOException {
        var states = names(constraint);
        var sql = Files.readString(ROOT.resolve("db-migrations/messaging").resolve(migration));
        var section = section(Files.readString(ROOT.resolve("docs").resolve(page)), title);

        assertThat(found(
                        "'(\\w+)'",
                        group("CONSTRAINT " + constraint + "\\s+CHECK \\((?:state|kind) IN\\s*\\((.*?)\\)", sql)))
                .isEqualTo(states);
        assertThat(drawn(group("```mermaid\n(.*?)```", section))).isEqualTo(states);
        assertThat(found("\n\\| `([A-Z_]+)` \\|", section)).isEqualTo(states);
    }

    private static Set<String> names(String constraint) {
        var states =
                switch (constraint) {
                    case "dead_letter_state" -> DeadLetterState.values();
                    case "replay_state" -> ReplayState.values();
                    case "consumer_pause_kind" -> ConsumerPause.Kind.values();
                    default -> ReplayItemState.values();
                };
        return Arrays.stream(states).map(Enum::name).collect(toCollection(TreeSet::new));
    }

    private static String section(String page, String title) {
        return Arrays.stream(page.split("(?m)^#+ "))
                .filter(section -> section.startsWith(title + "\n"))
                .findFirst()
                .orElseThrow();
    }

    private static String group(String pattern, String text) {
        var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static Set<String> drawn(String diagram) {
        var states = new TreeSet<String>();
        states.addAll(found("(?m)^ +([A-Z_]+) -->", diagram));
        states.addAll(found("(?m)^ +\\S+ --> ([A-Z_]+)", diagram));
        return states;
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
