package io.throughline.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.architecture.house.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/timeouts.md tells every duration that can be set, with the default that the code takes. */
class TimeoutsPageTest {

    private static final Pattern SETTING =
            Pattern.compile("name = \"(throughline\\.[a-z.-]+)\",\\s*defaultValue = \"(PT?\\d+[DHMS])\"");

    private static final Pattern ROW = Pattern.compile("\\| `(throughline\\.[a-z.-]+)` \\| `(PT?\\d+[DHMS])` \\|");

    @Test
    void tellsEveryDurationWithItsDefault() throws IOException {
        var settings = settingsOfTheCode();

        assertThat(settings).hasSizeGreaterThan(20);
        assertThat(found(ROW, Checkout.ROOT.resolve("docs/timeouts.md"))).isEqualTo(settings);
    }

    private static Set<String> settingsOfTheCode() throws IOException {
        try (var files = Files.walk(Checkout.ROOT.resolve("modules"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .flatMap(file -> found(SETTING, file).stream())
                    .collect(toSet());
        }
    }

    private static Set<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1) + " = " + match.group(2))
                    .collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
