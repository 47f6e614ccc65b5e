package io.throughline.orders.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExportStateTest {

    private static final Path ROOT = Path.of("../../..");

    @Test
    void isWhatTheColumnAccepts() throws IOException {
        var states = Arrays.stream(ExportState.values())
                .map(state -> "'" + state + "'")
                .collect(Collectors.joining(", "));

        assertThat(Files.readString(ROOT.resolve("db-migrations/orders/V3__exports.sql")))
                .contains("CONSTRAINT export_state_is_known CHECK (state IN (" + states + "))");
    }

    @Test
    void isWhatTheDiagramShows() throws IOException {
        var diagram = Files.readString(ROOT.resolve("docs/export-states.md"));

        for (var from : ExportState.values()) {
            for (var to : ExportState.values()) {
                assertThat(diagram.contains(from + " --> " + to))
                        .as(from + " to " + to)
                        .isEqualTo(from.next().contains(to));
            }
            assertThat(diagram.contains(from + " --> [*]"))
                    .isEqualTo(from.next().isEmpty());
        }
    }
}
