package io.throughline.opscli.screen;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where commands print: results to {@code out}, all else to {@code err}. */
public final class Screen {

    private final PrintStream out;
    private final PrintStream err;

    public Screen(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static Screen ofThisProcess() {
        return new Screen(stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    public void line(String text) {
        out.println(text);
    }

    /** As it is, with nothing added. */
    public void bytes(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    public void error(String text) {
        err.println(text);
    }

    /** Overwrites what it wrote before, on a terminal. */
    public void overwrite(String text) {
        err.print("\r" + text + "\u001b[K");
        err.flush();
    }

    public PrintWriter writer() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }
}
