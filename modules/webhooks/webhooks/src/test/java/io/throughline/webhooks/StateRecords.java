package io.throughline.webhooks;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the migrations and a page of the documentation say of the states of something. */
record StateRecords(String constraint, String page) {

    private static final Path ROOT = Path.of("../../..");
    private static final Pattern ARROW = Pattern.compile("^ *([A-Z]+) --> ([A-Z]+)(?=:|$)", Pattern.MULTILINE);

    /** The states that the CHECK of the last migration that has one allows. */
    Set<String> accepted() {
        var check = Pattern.compile(constraint + " CHECK \\(state IN \\((.*?)\\)\\)");
        var last = check.matcher(migrations())
                .results()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return Set.of(last.group(1).replace("'", "").split(", "));
    }

    String diagram() {
        return read(ROOT.resolve(page));
    }

    Set<String> arrows() {
        return ARROW.matcher(diagram()).results().map(StateRecords::arrow).collect(toSet());
    }

    static Set<String> names(Enum<?>... states) {
        return Stream.of(states).map(Enum::name).collect(toSet());
    }

    private static String arrow(MatchResult found) {
        return found.group(1) + " " + found.group(2);
    }

    private static String migrations() {
        try (var files = Files.list(ROOT.resolve("db-migrations/webhooks"))) {
            return files.sorted().map(StateRecords::read).collect(joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
