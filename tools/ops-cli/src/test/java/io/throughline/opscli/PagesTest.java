package io.throughline.opscli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that pages tell to copy are understood. */
class PagesTest {

    private static final Path PAGES = Path.of("../../docs/operations");

    @ParameterizedTest
    @CsvSource({"ops-cli.md, 30", "poison-message.md, 20"})
    void tellCommandsThatThereAre(String page, int atLeast) throws IOException {
        var commands = ShellWords.ofCommands(Files.readString(PAGES.resolve(page)));

        assertThat(commands).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(commands)
                .allSatisfy(words -> assertThatCode(() ->
                                Ops.commandLine(Surroundings.ofThisProcess()).parseArgs(words.toArray(String[]::new)))
                        .as("./run ops %s", String.join(" ", words))
                        .doesNotThrowAnyException());
    }

    @Test
    void areReadAsAShellReadsThem() {
        assertThat(ShellWords.ofCommands("""
                        ```bash
                        ID=$(./run ops letters --group $GROUP --json | jq -r .a)
                        ./run ops edit $ID \\
                          --data @e.json --reason 'it is "so"' --dry-run  # a note
                        ```
                        """))
                .hasToString("[[letters, --group, a.b/0f, --json], [edit, 0193a000-0000-7000-8000-000000000001, --data,"
                        + " @e.json, --reason, it is so, --dry-run]]");
    }
}
