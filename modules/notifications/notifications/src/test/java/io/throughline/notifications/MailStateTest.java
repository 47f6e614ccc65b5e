package io.throughline.notifications;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailStateTest {

    private static final Path ROOT = Path.of("../../..");
    private static final Pattern ARROW = Pattern.compile("^ *([A-Z]+) --> ([A-Z]+)(?=:|$)", Pattern.MULTILINE);

    @Test
    void isWhatTheColumnAccepts() throws IOException {
        assertThat(accepted("mail_state_is_known CHECK \\(state IN \\((.*?)\\)\\)"))
                .isEqualTo(names(MailState.values()));
    }

    @Test
    void ofEveryKindTheColumnAccepts() throws IOException {
        assertThat(accepted("mail_kind_is_known CHECK \\(kind IN \\((.*?)\\)\\)"))
                .isEqualTo(names(MailKind.values()));
    }

    @Test
    void isWhatTheDiagramShows() throws IOException {
        var diagram = Files.readString(ROOT.resolve("docs/mail-states.md"));
        var arrows = ARROW.matcher(diagram).results().map(arrow -> arrow.group(1) + " " + arrow.group(2));

        assertThat(arrows.collect(toSet()))
                .isEqualTo(Arrays.stream(MailState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(toSet()));
        assertThat(MailState.values())
                .allSatisfy(state ->
                        assertThat(diagram).contains(state.next().isEmpty() ? state + " --> [*]" : state + " --> "));
    }

    private static Set<String> accepted(String check) throws IOException {
        var last = Pattern.compile(check)
                .matcher(migrations())
                .results()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return Set.of(last.group(1).replace("'", "").split(", "));
    }

    private static String migrations() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(ROOT.resolve("db-migrations/notifications"))) {
            for (var file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static Set<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).collect(toSet());
    }
}
