package io.throughline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.architecture.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page lists every annotation of MicroProfile Fault Tolerance under the name by which it is configured. */
class FaultTolerancePageTest {

    private static final Path PAGE = Checkout.ROOT.resolve("docs/operations/fault-tolerance.md");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package (\\S+);");
    private static final Pattern ANNOTATION =
            Pattern.compile("@(Retry|Timeout|CircuitBreaker|Bulkhead|Fallback)\\(((?:[^()]|\\([^()]*\\))*)\\)");
    private static final Pattern DECLARED = Pattern.compile("public (?:class \\w+|(?:<\\w+> )?[\\w<>]+ (\\w+)\\()");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+?) \\|");

    @Test
    void listsEveryAnnotationWithItsValues() throws IOException {
        var found = new TreeSet<String>();
        for (var file : sources()) {
            found.addAll(annotations(file));
        }
        var rows = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        assertThat(found).hasSizeGreaterThan(20);
        assertThat(new TreeSet<>(rows)).isEqualTo(found);
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve("modules"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList();
        }
    }

    private static TreeSet<String> annotations(Path file) throws IOException {
        var source = Files.readString(file);
        var found = new TreeSet<String>();
        var name = file.getFileName().toString().replace(".java", "");
        ANNOTATION
                .matcher(source)
                .results()
                .forEach(match -> found.add(name(source, name, match) + " " + values(match)));
        return found;
    }

    private static String name(String source, String className, MatchResult match) {
        var packageName = PACKAGE.matcher(source);
        var declared = DECLARED.matcher(source);
        assertThat(packageName.find()).isTrue();
        assertThat(declared.find(match.end())).isTrue();
        var method = declared.group(1) == null ? "" : "/" + declared.group(1);
        return packageName.group(1) + "." + className + method + "/" + match.group(1);
    }

    private static String values(MatchResult match) {
        var values = match.group(2).replaceAll("\\s+", " ").replace(".class", "");
        return values.replace("ChronoUnit.", "").trim();
    }
}
