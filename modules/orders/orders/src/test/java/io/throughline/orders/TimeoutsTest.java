package io.throughline.orders;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The time-outs are told in docs/timeouts.md and in the configuration, as the code takes them. */
class TimeoutsTest {

    private static final Pattern ROW =
            Pattern.compile("\\| `(throughline\\.(?:orders|outage)\\.[a-z-]+)` \\| `([A-Z0-9]+)`");

    private final Map<String, String> code = Arrays.stream(Timeouts.class.getDeclaredFields())
            .map(field -> field.getAnnotation(ConfigProperty.class))
            .collect(toMap(ConfigProperty::name, ConfigProperty::defaultValue));

    @Test
    void areThoseOfTheTable() throws IOException {
        var page = Files.readString(Path.of("../../../docs/timeouts.md"));
        var table = ROW.matcher(page).results().collect(toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(table).containsAllEntriesOf(code);
    }

    @Test
    void areThoseOfTheConfiguration() throws IOException {
        var file = new Properties();
        try (var in = Timeouts.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            file.load(in);
        }
        code.forEach((name, value) -> {
            if (name.startsWith("throughline.orders.")) {
                assertThat(file).containsEntry(name, value);
            }
        });
    }
}
