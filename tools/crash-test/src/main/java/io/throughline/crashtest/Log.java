package io.throughline.crashtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Lines with the time since the campaign began. */
final class Log {

    private final Consumer<String> out;
    private final Instant begun = Instant.now();

    Log(Consumer<String> out) {
        this.out = out;
    }

    synchronized void line(String text) {
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        out.accept(String.format(Locale.ROOT, "%7.1f s  %s", seconds, text));
    }
}
