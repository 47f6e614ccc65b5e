package io.throughline.payments;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FindingStateTest {

    private static final Pattern ARROW = Pattern.compile("^ *([A-Z]+) --> ([A-Z]+)(?=:|$)", Pattern.MULTILINE);

    @Test
    void isWhatTheColumnsAccept() {
        assertThat(ColumnCheck.valuesOf("reconciliation_finding_state_is_known"))
                .isEqualTo(names(FindingState.values()));
        assertThat(ColumnCheck.valuesOf("reconciliation_finding_kind_is_known")).isEqualTo(names(FindingKind.values()));
    }

    @Test
    void isWhatTheDiagramShows() throws IOException {
        var page = Files.readString(Path.of("../../../docs/reconciliation.md"));
        var arrows = ARROW.matcher(page).results().map(arrow -> arrow.group(1) + " " + arrow.group(2));

        assertThat(arrows.collect(toSet()))
                .isEqualTo(Arrays.stream(FindingState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(toSet()));
        assertThat(FindingKind.values()).allSatisfy(kind -> assertThat(page).contains("`" + kind.name() + "`"));
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(toSet());
    }
}
