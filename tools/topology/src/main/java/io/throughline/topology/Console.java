package io.throughline.topology;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The command line's error output. */
final class Console {

    void complain(String sentence) {
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        out.println("topology: " + sentence);
    }
}
