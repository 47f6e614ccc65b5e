package io.throughline.messaging.internal.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a stack trace as Java prints it; an SQL state stands in brackets behind the class. */
final class PrintedTrace {

    private static final String CAUSE = "Caused by: ";
    private static final Pattern HEAD = Pattern.compile("([\\w.$]+)(?: \\[(\\w+)])?(?::.*)?");
    private static final Pattern LINE = Pattern.compile("at (?:[a-z][\\w.]*/)?(.+)\\.([^.(]+)\\(.*\\)");

    private PrintedTrace() {}

    static List<FailureTrace> chain(String text) {
        var chain = new ArrayList<FailureTrace>();
        for (var part : text.strip().split("\n" + CAUSE)) {
            var lines = part.lines().toList();
            var head = HEAD.matcher(lines.get(0));
            if (!head.matches()) {
                throw new IllegalArgumentException("no exception: " + lines.get(0));
            }
            var frames = lines.stream()
                    .map(LINE::matcher)
                    .filter(line -> line.matches())
                    .map(line -> new Frame(line.group(1), line.group(2)))
                    .toList();
            chain.add(new FailureTrace(head.group(1), head.group(2) == null ? "" : head.group(2), frames));
        }
        return chain;
    }
}
