package io.throughline.notifications;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the migrations and the pages say of states. */
public final class StateDocs {

    private static final Path ROOT = Path.of("../../..");
    private static final Pattern ARROW = Pattern.compile("^ *([A-Z_]+) --> ([A-Z_]+)(?=:|$)", Pattern.MULTILINE);

    private StateDocs() {}

    /** The values that the newest form of a constraint lets a column have. */
    public static Set<String> accepted(String constraint, String column) throws IOException {
        var last = Pattern.compile(constraint + " CHECK \\(" + column + " IN \\((.*?)\\)\\)")
                .matcher(migrations())
                .results()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return Set.of(last.group(1).replace("'", "").split(", "));
    }

    public static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve("docs/" + name));
    }

    /** The steps from state to state in a page's diagram. */
    public static Set<String> arrows(String page) {
        return ARROW.matcher(page)
                .results()
                .map(arrow -> arrow.group(1) + " " + arrow.group(2))
                .collect(toSet());
    }

    public static Set<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).collect(toSet());
    }

    private static String migrations() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(ROOT.resolve("db-migrations/notifications"))) {
            for (var file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
