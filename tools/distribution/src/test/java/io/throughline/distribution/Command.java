package io.throughline.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end. */
record Command(Path directory, Map<String, String> environment, List<String> words) {

    /** More than the guide itself waits for a server, which starts slowly beside other builds. */
    private static final long LIMIT_SECONDS = 420;

    record Outcome(int exitCode, String output) {

        /** The output of a program that did what it was asked to. */
        String require() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ": " + output);
            }
            return output;
        }
    }

    Outcome run() {
        try {
            var output = Files.createTempFile(directory, "command", ".log");
            var builder = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("takes too long: " + words + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
