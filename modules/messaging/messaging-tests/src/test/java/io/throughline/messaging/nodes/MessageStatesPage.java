package io.throughline.messaging.nodes;

import io.throughline.devstack.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code docs/message-states.md} draws and tells operators to run. */
final class MessageStatesPage {

    private static final Pattern SQL = Pattern.compile("(?s)```sql\n(.*?)```");
    private static final Pattern QUERY = Pattern.compile("(?s)-- ([^\n:]+)[^\n]*\n(.*?);");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^\\\\set (\\w+) '[^\n]*'\n");
    private static final Pattern DIAGRAM = Pattern.compile("(?s)```mermaid\n(.*?)```");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\S+) --> ([A-Z_]+|\\[\\*])");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    private final String outbox;
    private final String blockedKey;

    MessageStatesPage() {
        try {
            var sections = Files.readString(ProjectRoot.find().resolve("docs/message-states.md"))
                    .split("\n## ");
            outbox = section(sections, "A message in the outbox");
            blockedKey = section(sections, "A blocked key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String section(String[] sections, String title) {
        for (var section : sections) {
            if (section.startsWith(title + "\n")) {
                return section;
            }
        }
        throw new AssertionError("docs/message-states.md has no section '" + title + "'");
    }

    /** The queries by what is said of them, up to a colon. */
    Map<String, String> queries() {
        var queries = new LinkedHashMap<String, String>();
        SQL.matcher(outbox + blockedKey)
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.startsWith("-- "))
                .flatMap(block -> QUERY.matcher(block).results())
                .forEach(query -> queries.put(query.group(1), query.group(2)));
        return queries;
    }

    /** The statement that discards an event, with these values in place of those to be set. */
    String discard(Map<String, String> values) {
        var block = SQL.matcher(blockedKey)
                .results()
                .map(found -> found.group(1))
                .filter(found -> found.startsWith("\\set "))
                .findFirst()
                .orElseThrow();
        var variables =
                VARIABLE.matcher(block).results().map(set -> set.group(1)).collect(Collectors.toSet());
        if (!variables.equals(values.keySet())) {
            throw new AssertionError("to be set: " + variables);
        }
        var statement = VARIABLE.matcher(block).replaceAll("");
        for (var value : values.entrySet()) {
            statement = statement.replace(":'" + value.getKey() + "'", "'" + value.getValue() + "'");
        }
        return statement;
    }

    /** The states of a blocked key that the diagram draws; a free key has none. */
    Set<String> drawn() {
        var states = new TreeSet<String>();
        for (var diagram : DIAGRAM.matcher(blockedKey).results().toList()) {
            ARROW.matcher(diagram.group(1)).results().forEach(arrow -> {
                states.add(arrow.group(1));
                states.add(arrow.group(2));
            });
        }
        states.remove("[*]");
        states.remove("FREE");
        return states;
    }

    /** The states of a blocked key that the table explains. */
    Set<String> explained() {
        return TABLE_ROW.matcher(blockedKey).results().map(row -> row.group(1)).collect(Collectors.toSet());
    }
}
