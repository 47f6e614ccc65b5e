package io.throughline.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.architecture.house.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations/settings.md tells all that can be set but single durations, with the default that is taken. */
class SettingsPageTest {

    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(\\s*name = \"(throughline\\.[a-z.-]+)\""
            + "(?:,\\s*defaultValue =\\s*(?:\"([^\"]*)\"|(\\w+)))?");

    private static final Pattern CONSTANT = Pattern.compile("String (\\w+) = \"([^\"]*)\"");

    private static final Pattern VARIABLE =
            Pattern.compile("<variable name=\"(THROUGHLINE_\\w+)\" defaultValue=\"([^\"]*)\"");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(throughline\\.[a-z.-]+|THROUGHLINE_\\w+)` \\| `?([^|`]+)`? \\|");

    private static final Pattern SINGLE_DURATION = Pattern.compile(".* = PT?\\d+[DHMS]");

    @Test
    void tellsEverySettingOfTheApplicationsWithItsDefault() throws IOException {
        var settings = in("modules", "/src/main/java/", ".java", SettingsPageTest::injected);
        settings.removeIf(SINGLE_DURATION.asMatchPredicate());
        settings.add("throughline.http.authentication = basic"); // read by a filter, not injected

        assertThat(settings).hasSizeGreaterThan(25);
        assertThat(rows("throughline.")).isEqualTo(settings);
    }

    @Test
    void tellsEveryVariableOfTheServerWithItsDefault() throws IOException {
        var variables = in("liberty-config/server", "/", ".xml", SettingsPageTest::variables);
        variables.addAll(in("liberty-config/optional", "/", ".xml", SettingsPageTest::variables));

        assertThat(variables).hasSizeGreaterThan(30);
        assertThat(rows("THROUGHLINE_")).isEqualTo(variables);
    }

    private static Set<String> rows(String prefix) throws IOException {
        var page = Files.readString(Checkout.ROOT.resolve("docs/operations/settings.md"));
        return ROW.matcher(page)
                .results()
                .filter(row -> row.group(1).startsWith(prefix))
                .map(row -> setting(row, row.group(2)))
                .collect(toSet());
    }

    private static Stream<String> injected(String source) {
        return INJECTED.matcher(source)
                .results()
                .map(found ->
                        setting(found, found.group(3) == null ? found.group(2) : constant(source, found.group(3))));
    }

    private static String constant(String source, String name) {
        return CONSTANT.matcher(source)
                .results()
                .filter(constant -> constant.group(1).equals(name))
                .findFirst()
                .orElseThrow()
                .group(2);
    }

    private static Stream<String> variables(String source) {
        return VARIABLE.matcher(source).results().map(found -> setting(found, found.group(2)));
    }

    private static String setting(MatchResult found, String value) {
        return found.group(1) + " = " + (value == null || value.isEmpty() ? "none" : value);
    }

    private static Set<String> in(String root, String part, String ending, Function<String, Stream<String>> read)
            throws IOException {
        try (var files = Files.walk(Checkout.ROOT.resolve(root))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> file.toString().contains(part))
                    .flatMap(file -> read.apply(text(file)))
                    .collect(toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
