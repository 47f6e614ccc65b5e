package io.throughline.devstack.cli;

import io.throughline.devstack.Progress;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** All that the commands print. */
final class Console implements Progress {

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

    void line(String text) {
        out.println(text);
    }

    void error(String text) {
        err.println(text);
    }

    @Override
    public void doing(String part, String what) {
        out.println(String.format(Locale.ROOT, "  %-8s %s ...", part, what));
    }

    @Override
    public void done(String part, String what, Duration took) {
        out.println(String.format(Locale.ROOT, "  %-8s %s (%.1f s)", part, what, took.toMillis() / 1000.0));
    }
}
