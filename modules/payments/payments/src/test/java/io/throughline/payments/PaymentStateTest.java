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

class PaymentStateTest {

    private static final Path ROOT = Path.of("../../..");
    private static final Pattern ARROW = Pattern.compile("^ *([A-Z_]+) --> ([A-Z_]+)(?=:|$)", Pattern.MULTILINE);

    @Test
    void isWhatTheColumnsAccept() throws IOException {
        var expected = names(Set.of(PaymentState.values()));

        assertThat(ColumnCheck.valuesOf("payment_state_is_known")).isEqualTo(expected);
        assertThat(ColumnCheck.valuesOf("payment_transition_state_is_known")).isEqualTo(expected);
    }

    @Test
    void isWhatTheDiagramShows() throws IOException {
        var diagram = Files.readString(ROOT.resolve("docs/payment-states.md"));
        var arrows = ARROW.matcher(diagram).results().map(arrow -> arrow.group(1) + " " + arrow.group(2));

        assertThat(arrows.collect(toSet()))
                .isEqualTo(Arrays.stream(PaymentState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(toSet()));
        assertThat(PaymentState.values())
                .allSatisfy(state ->
                        assertThat(diagram).contains(state.next().isEmpty() ? state + " --> [*]" : state + " --> "));
    }

    private static Set<String> names(Set<PaymentState> states) {
        return states.stream().map(Enum::name).collect(toSet());
    }
}
