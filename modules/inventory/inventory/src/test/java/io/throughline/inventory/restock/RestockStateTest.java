package io.throughline.inventory.restock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RestockStateTest {

    private static final Path ROOT = Path.of("../../..");

    @Test
    void isWhatTheColumnAccepts() throws IOException {
        var states = Arrays.stream(RestockState.values())
                .map(state -> "'" + state + "'")
                .collect(Collectors.joining(", "));

        assertThat(Files.readString(ROOT.resolve("db-migrations/inventory/V3__restocks.sql")))
                .contains("CONSTRAINT restock_state_is_known CHECK (state IN (" + states + "))");
    }

    @Test
    void isWhatTheDiagramShows() throws IOException {
        var diagram = Files.readString(ROOT.resolve("docs/restock-states.md"));

        for (var from : RestockState.values()) {
            for (var to : RestockState.values()) {
                assertThat(diagram.contains(from + " --> " + to))
                        .as(from + " to " + to)
                        .isEqualTo(from.next().contains(to));
            }
            assertThat(diagram.contains(from + " --> [*]"))
                    .isEqualTo(from.next().isEmpty());
        }
    }
}
