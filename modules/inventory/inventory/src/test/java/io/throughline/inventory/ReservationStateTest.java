package io.throughline.inventory;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReservationStateTest {

    private static final Path ROOT = Path.of("../../..");
    private static final Pattern CHECK = Pattern.compile("reservation_state_is_known CHECK \\(state IN \\((.*?)\\)\\)");
    private static final Pattern ARROW = Pattern.compile("^ *([A-Z]+) --> ([A-Z]+)(?=:|$)", Pattern.MULTILINE);

    @Test
    void isWhatTheColumnAccepts() throws IOException {
        var checks = new ArrayList<String>();
        for (var migration : List.of("V1__stock_and_reservations.sql", "V2__dispatch_and_reconciliation.sql")) {
            CHECK.matcher(Files.readString(ROOT.resolve("db-migrations/inventory/" + migration)))
                    .results()
                    .forEach(check -> checks.add(check.group(1)));
        }

        assertThat(checks).hasSize(2);
        assertThat(Set.of(checks.get(1).replace("'", "").split(", ")))
                .isEqualTo(names(Set.of(ReservationState.values())));
    }

    @Test
    void isWhatTheDiagramShows() throws IOException {
        var diagram = Files.readString(ROOT.resolve("docs/reservation-states.md"));
        var arrows = ARROW.matcher(diagram).results().map(arrow -> arrow.group(1) + " " + arrow.group(2));

        assertThat(arrows.collect(toSet()))
                .isEqualTo(Arrays.stream(ReservationState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(toSet()));
        assertThat(ReservationState.values())
                .allSatisfy(state ->
                        assertThat(diagram).contains(state.next().isEmpty() ? state + " --> [*]" : state + " --> "));
    }

    private static Set<String> names(Set<ReservationState> states) {
        return states.stream().map(Enum::name).collect(toSet());
    }
}
