package io.throughline.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The one way to the terminal. */
public final class Console {

    private static final PrintWriter OUT = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private Console() {}

    public static void line(String format, Object... arguments) {
        OUT.printf(format + "%n", arguments);
    }
}
