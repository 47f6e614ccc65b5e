package io.throughline.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values that a column accepts after all migrations. */
final class ColumnCheck {

    private static final Path MIGRATIONS = Path.of("../../../db-migrations/payments");

    private ColumnCheck() {}

    static Set<String> valuesOf(String constraint) {
        var check = Pattern.compile("CONSTRAINT " + constraint + " CHECK \\(\\w+ IN \\((.*?)\\)\\)");
        var last = check.matcher(allMigrations())
                .results()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return Arrays.stream(last.group(1).replace("'", "").split(", ")).collect(Collectors.toSet());
    }

    private static String allMigrations() {
        try (var files = Files.list(MIGRATIONS)) {
            var text = new StringBuilder();
            for (var file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
