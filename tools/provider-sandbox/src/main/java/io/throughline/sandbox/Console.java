package io.throughline.sandbox;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The command line's output. */
final class Console {
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

    void say(String line) {
        out.println(line);
    }

    void complain(String line) {
        err.println(line);
    }
}
