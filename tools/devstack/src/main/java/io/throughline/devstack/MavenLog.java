package io.throughline.devstack;

import java.util.Optional;
import java.util.regex.Pattern;

/** What Maven says of where it is. */
public final class MavenLog {

    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+) \\S+ +\\[(\\d+)/(\\d+)]");

    private MavenLog() {}

    /** The module that was begun last, and how many there are: {@code 3 of 12: Throughline topology}. */
    public static Optional<String> lastModule(String log) {
        return MODULE.matcher(log)
                .results()
                .reduce((earlier, later) -> later)
                .map(last -> last.group(2) + " of " + last.group(3) + ": " + last.group(1));
    }
}
