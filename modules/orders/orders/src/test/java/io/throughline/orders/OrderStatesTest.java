package io.throughline.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The states are told in three places, which must agree. */
class OrderStatesTest {

    private static final Path ROOT = Path.of("../../..");
    private static final Set<String> STATES =
            Stream.of(OrderStatus.values()).map(Enum::name).collect(Collectors.toSet());

    @Test
    void areThoseOfEveryCheckConstraint() throws IOException {
        var sql = Files.readString(ROOT.resolve("db-migrations/orders/V2__shipping.sql"));
        var checks = Pattern.compile("_status CHECK \\(status IN \\(([^)]*)\\)\\)")
                .matcher(sql)
                .results()
                .toList();

        assertThat(checks).hasSize(2);
        assertThat(checks).allSatisfy(check -> assertThat(words(check.group(1))).isEqualTo(STATES));
    }

    @Test
    void followEachOtherInTheDiagramAsInTheCode() throws IOException {
        var code = Stream.of(OrderStatus.values())
                .flatMap(from -> from.next().stream().map(to -> from + " --> " + to))
                .collect(Collectors.toSet());

        assertThat(drawn("[A-Z]+ --> [A-Z]+")).isEqualTo(code);
    }

    @Test
    void endInTheDiagramWhereTheCodeSaysSo() throws IOException {
        var code = Stream.of(OrderStatus.values())
                .filter(OrderStatus::isFinal)
                .map(status -> status + " --> [*]")
                .collect(Collectors.toSet());

        assertThat(drawn("[A-Z]+ --> \\[\\*]")).isEqualTo(code);
    }

    @Test
    void areLeftForTheReasonsThatTheDiagramNames() throws IOException {
        var code = Stream.of(CancellationReason.values())
                .map(CancellationReason::code)
                .collect(Collectors.toSet());

        assertThat(drawn("(?<=\\()[a-z]+_[a-z_]+(?=\\))")).isEqualTo(code);
    }

    private static Set<String> drawn(String pattern) throws IOException {
        var page = Files.readString(ROOT.resolve("docs/order-states.md"));
        var diagram = page.substring(page.indexOf("```mermaid"), page.lastIndexOf("```"));
        return Pattern.compile(pattern)
                .matcher(diagram)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    private static Set<String> words(String list) {
        return new TreeSet<>(Pattern.compile("\\w+")
                .matcher(list)
                .results()
                .map(m -> m.group())
                .toList());
    }
}
