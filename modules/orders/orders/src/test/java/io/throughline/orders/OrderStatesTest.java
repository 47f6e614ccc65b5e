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
        var sql = Files.readString(ROOT.resolve("db-migrations/orders/V1__orders.sql"));
        var checks = Pattern.compile("CHECK \\(status IN \\(([^)]*)\\)\\)")
                .matcher(sql)
                .results()
                .toList();

        assertThat(checks).hasSize(2);
        assertThat(checks).allSatisfy(check -> assertThat(words(check.group(1))).isEqualTo(STATES));
    }

    @Test
    void areThoseOfTheDiagram() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/order-states.md"));
        var arrows = Pattern.compile("(?m)^ +(\\S+) --> ([A-Z]+|\\[\\*])")
                .matcher(page)
                .results()
                .toList();

        var drawn = arrows.stream()
                .flatMap(arrow -> Stream.of(arrow.group(1), arrow.group(2)))
                .filter(state -> !"[*]".equals(state))
                .collect(Collectors.toSet());
        assertThat(drawn).isEqualTo(STATES);
    }

    @Test
    void endInTheDiagramWhereTheCodeSaysSo() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/order-states.md"));

        for (var status : OrderStatus.values()) {
            assertThat(page.contains(status + " --> [*]")).as(status.name()).isEqualTo(status.isFinal());
        }
    }

    private static Set<String> words(String list) {
        return new TreeSet<>(Pattern.compile("\\w+")
                .matcher(list)
                .results()
                .map(m -> m.group())
                .toList());
    }
}
